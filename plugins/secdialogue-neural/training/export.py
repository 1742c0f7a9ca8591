"""Write a trained network as ONNX with eight-bit weights, the way onnxruntime runs it fastest on a processor.

    export.py --network DIR --out network.onnx [--float]

Needs torch, numpy and onnx. Weights are scaled by their column, words by their row; activations are scaled as they come
(`DynamicQuantizeMatMul`). `--float` leaves the products of matrices as they are, to tell what eight bits cost.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from network import HEADS, HIDDEN, LAYERS
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"


class Graph:
    def __init__(self, whole):
        self.nodes, self.weights, self.whole = [], [], whole

    def weight(self, name, value):
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind, inputs, name, domain="", **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, domain=domain, **attributes))
        return name

    def product(self, x, name, weight, bias):
        """x times weight (inner, outer) plus bias."""
        if self.whole:
            made = self.node("MatMul", [x, self.weight(name + ".w", weight)], name + ".product")
            return self.node("Add", [made, self.weight(name + ".b", bias)], name)
        scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) / 127
        eight = np.clip(np.rint(weight / scale), -127, 127).astype(np.int8)
        inputs = [
            x,
            self.weight(name + ".w", eight),
            self.weight(name + ".scale", scale.astype(np.float32)),
            self.weight(name + ".zero", np.zeros(len(scale), np.int8)),
            self.weight(name + ".b", bias),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, name, MICROSOFT)


def build(state, whole=False):
    graph = Graph(whole)
    value = {name: tensor.numpy().astype(np.float32) for name, tensor in state.items()}

    def linear(x, name):
        return graph.product(x, name, value[name + ".weight"].T, value[name + ".bias"])

    words = value["words.weight"]
    scale = np.maximum(np.abs(words).max(axis=1, keepdims=True), 1e-8) / 127
    eight = np.clip(np.rint(words / scale), -127, 127).astype(np.int8)
    found = graph.node("Gather", [graph.weight("words", eight), "ids"], "words.eight")
    found = graph.node("Cast", [found], "words.float", to=TensorProto.FLOAT)
    scales = graph.node("Gather", [graph.weight("words.scale", scale.astype(np.float32)), "ids"], "words.scales")
    found = graph.node("Mul", [found, scales], "words.whole")
    known = graph.node("Gather", [graph.weight("features.w", value["features.weight"]), "features"], "known")
    length = graph.node("Shape", ["ids"], "length", start=1, end=2)
    nought = graph.weight("nought", np.zeros(1, np.int64))
    place = graph.node("Slice", [graph.weight("places", value["places.weight"][:384]), nought, length, nought], "place")
    x = graph.node("Add", [graph.node("Add", [found, known], "told"), place], "placed")
    x = graph.node("LayerNormalization", [x, graph.weight("normed.w", value["normed.weight"]), graph.weight("normed.b", value["normed.bias"])],
                   "normed", axis=-1, epsilon=1e-12)  # fmt: skip
    for number in range(LAYERS):
        at = f"layers.{number}."

        def residual(x, made, name, at=at):
            weights = [
                graph.weight(at + name + part, value[at + name + "." + part[1:]]) for part in (".weight", ".bias")
            ]
            added = graph.node("Add", [x, made], at + name + ".sum")
            return graph.node("LayerNormalization", [added, *weights], at + name, axis=-1, epsilon=1e-12)

        weight = np.concatenate([value[f"{at}{part}.weight"].T for part in ("query", "key", "value")], axis=1)
        bias = np.concatenate([value[f"{at}{part}.bias"] for part in ("query", "key", "value")])
        together = graph.product(x, at + "qkv", weight, bias)
        parts = [f"{at}{part}" for part in ("q", "k", "v")]
        graph.nodes.append(helper.make_node("Split", [together], parts, name=at + "split", axis=-1, num_outputs=3))
        mixed = graph.node(
            "MultiHeadAttention",
            parts,
            at + "mixed",
            MICROSOFT,
            num_heads=HEADS,
            scale=float((HIDDEN // HEADS) ** -0.5),
        )
        x = residual(x, linear(mixed, at + "out"), "attended")
        up = graph.node("Gelu", [linear(x, at + "up")], at + "gelu", MICROSOFT)
        x = residual(x, linear(up, at + "down"), "fed")
    outputs = []
    for name, size in (("labels", 9), ("pointers", 480)):
        linear(x, name)
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "length", size]))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"]) for name in ("ids", "features")]
    made = helper.make_graph(graph.nodes, "attribution", inputs, outputs, graph.weights)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)])
    model.ir_version = 9
    helper.set_model_props(model, {"pull": " ".join(f"{x:.5f}" for x in value["distance"].ravel())})
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true")
    arguments = parser.parse_args()
    path = arguments.network / "network.pt"
    state = torch.load(path if path.exists() else arguments.network / "checkpoint.pt", weights_only=False)
    onnx.save(build(state.get("network", state), arguments.float), arguments.out)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

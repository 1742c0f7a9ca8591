"""Write a trained network as ONNX with eight-bit weights, the way onnxruntime runs it fastest on a processor.

    export.py --network DIR… --out network.onnx [--float]

Needs torch, numpy and onnx. Of several networks, branches of one trunk, the mean is written. Weights are scaled by their column, words by their row; activations are scaled as they come
(`DynamicQuantizeMatMul`). `--float` leaves the products of matrices as they are, to tell what eight bits cost.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from network import HEADS, HIDDEN, KINDS, LAYERS, POINTER
from onnx import TensorProto, helper, numpy_helper

from secdialogue_neural.pieces import WINDOW

MICROSOFT = "com.microsoft"


class Graph:
    """A network's weights as nodes of ONNX."""

    def __init__(self, value, whole):
        #: Name -> array, as the network keeps it.
        self.value, self.whole = value, whole
        self.nodes, self.weights = [], []

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

    def linear(self, x, name):
        """A layer of the network by its name."""
        return self.product(x, name, self.value[name + ".weight"].T, self.value[name + ".bias"])

    def normed(self, x, name):
        weights = [self.weight(name + part, self.value[f"{name}.{part[1:]}"]) for part in (".weight", ".bias")]
        return self.node("LayerNormalization", [x, *weights], name, axis=-1, epsilon=1e-12)

    def words(self):
        """Pieces, features and places as one sum, normalised."""
        weight = self.value["words.weight"]
        scale = np.maximum(np.abs(weight).max(axis=1, keepdims=True), 1e-8) / 127
        eight = np.clip(np.rint(weight / scale), -127, 127).astype(np.int8)
        found = self.node("Gather", [self.weight("words", eight), "ids"], "words.eight")
        found = self.node("Cast", [found], "words.float", to=TensorProto.FLOAT)
        scales = self.node("Gather", [self.weight("words.scale", scale.astype(np.float32)), "ids"], "words.scales")
        found = self.node("Mul", [found, scales], "words.whole")
        known = self.node("Gather", [self.weight("features.w", self.value["features.weight"]), "features"], "known")
        length = self.node("Shape", ["ids"], "length", start=1, end=2)
        nought = self.weight("nought", np.zeros(1, np.int64))
        places = self.weight("places", self.value["places.weight"][:WINDOW])
        place = self.node("Slice", [places, nought, length, nought], "place")
        return self.normed(self.node("Add", [self.node("Add", [found, known], "told"), place], "placed"), "normed")

    def layer(self, x, number):
        """Attention and the two products after it; each is added to what went in, and the sum is normalised."""
        at = f"layers.{number}."
        parts = ("query", "key", "value")
        weight = np.concatenate([self.value[f"{at}{part}.weight"].T for part in parts], axis=1)
        bias = np.concatenate([self.value[f"{at}{part}.bias"] for part in parts])
        names = [at + part for part in ("q", "k", "v")]
        together = self.product(x, at + "qkv", weight, bias)
        self.nodes.append(helper.make_node("Split", [together], names, name=at + "split", axis=-1, num_outputs=3))
        scale = float((HIDDEN // HEADS) ** -0.5)
        mixed = self.node("MultiHeadAttention", names, at + "mixed", MICROSOFT, num_heads=HEADS, scale=scale)
        x = self.normed(self.node("Add", [x, self.linear(mixed, at + "out")], at + "attended.sum"), at + "attended")
        up = self.node("Gelu", [self.linear(x, at + "up")], at + "gelu", MICROSOFT)
        return self.normed(self.node("Add", [x, self.linear(up, at + "down")], at + "fed.sum"), at + "fed")


def build(state, whole=False):
    """The ONNX model of a network's weights."""
    graph = Graph({name: tensor.numpy().astype(np.float32) for name, tensor in state.items()}, whole)
    x = graph.words()
    for number in range(LAYERS):
        x = graph.layer(x, number)
    outputs = []
    for name, size in (("labels", 3 * len(KINDS)), ("pointers", 5 * POINTER)):
        graph.linear(x, name)
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "length", size]))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"]) for name in ("ids", "features")]
    made = helper.make_graph(graph.nodes, "attribution", inputs, outputs, graph.weights)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)])
    model.ir_version = 9
    helper.set_model_props(model, {"pull": " ".join(f"{x:.5f}" for x in graph.value["distance"].ravel())})
    return model


def averaged(folders):
    """The mean of the weights of some networks, which must be branches of one trunk."""
    states = []
    for folder in folders:
        path = folder / "network.pt"
        state = torch.load(path if path.exists() else folder / "checkpoint.pt", weights_only=False)
        states.append(state.get("network", state))
    return {name: sum(state[name].float() for state in states) / len(states) for name in states[0]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, required=True, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true")
    arguments = parser.parse_args()
    onnx.save(build(averaged(arguments.network), arguments.float), arguments.out)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

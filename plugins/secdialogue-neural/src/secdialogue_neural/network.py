"""The network as it is run: eight-bit weights from this package, on the processor, by onnxruntime."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from os import PathLike
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from secdialogue.language.analysis import Analysis
from secdialogue.plugin import PluginError
from secdialogue_neural.decoding import Answer, Reading
from secdialogue_neural.pieces import BEGIN, END, Pieces, Window, pieces, windows

Ints = npt.NDArray[np.int64]


class Network:
    """A session over one file of weights; one thread, so that several processes share a machine well."""

    def __init__(self, path: str | PathLike[str], threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_mem_pattern = False
        # The graph is fused by hand; what onnxruntime would fuse further (a sum and its normalisation) is slower.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        #: (2, 257): what distances add to the pointers.
        self.pull = np.array(
            [float(x) for x in self._session.get_modelmeta().custom_metadata_map["pull"].split()], np.float32
        ).reshape(2, -1)

    def answer(self, ids: Ints, features: Ints) -> Answer:
        """What the network says of one row of pieces."""
        labels, pointers = self._session.run(None, {"ids": ids[None], "features": features[None]})
        return Answer(labels[0], pointers[0])

    def read(self, analysis: Analysis) -> Reading:
        """A whole text, window by window."""
        made = pieces(analysis)
        cut = windows(analysis, made)
        return Reading(analysis, made, cut, [self.answer(*row(made, window)) for window in cut], self.pull)


def row(made: Pieces, window: Window) -> tuple[Ints, Ints]:
    """(ids, features) of one window, the marks of its begin and end added."""
    begin, end = int(made.first[window.first]), int(made.first[window.last])
    ids = np.concatenate([[BEGIN], made.ids[begin:end], [END]])
    return ids, np.concatenate([[0], made.features[begin:end], [0]])


@cache
def network() -> Network:
    """The network that this package brings, loaded once a process; PluginError where the weights are not there."""
    weights = files("secdialogue_neural").joinpath("data/network.onnx")
    if not weights.is_file():
        raise PluginError("the weights of the network are not in this package", remedy="Train them: see MODEL_CARD.md")
    with as_file(weights) as path:
        return Network(path)

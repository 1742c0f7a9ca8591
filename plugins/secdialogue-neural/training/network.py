"""The network: a compact encoder with labels for contents, cues and sources, and pointers between them."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from secdialogue_neural.pieces import FEATURES

HIDDEN, INNER, LAYERS, HEADS, WORDS, PLACES = 384, 1536, 6, 12, 30522, 512
#: Kinds of span, in the order of the labels; three labels each: outside, begin, inside.
KINDS = ("content", "cue", "source")
POINTER = 96
REACH = 128


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.attended, self.fed = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        query, key, value = (
            f(x).view(batch, length, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value)
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.attended(x + self.dropout(self.out(mixed)))
        return self.fed(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Row of pieces -> (labels of the three kinds, what points, what is pointed at, the pull of distances)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(WORDS, HIDDEN), nn.Embedding(PLACES, HIDDEN)
        self.features = nn.Embedding(FEATURES, HIDDEN)
        nn.init.normal_(self.features.weight, std=0.02)
        self.normed, self.dropout = nn.LayerNorm(HIDDEN, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.labels = nn.Linear(HIDDEN, 3 * len(KINDS))
        # content's first and last word, the cue that they point to, the cue that points, the source pointed at
        self.pointers = nn.Linear(HIDDEN, 5 * POINTER)
        # What is near is likelier from the start.
        near = -0.5 * torch.log1p((torch.arange(2 * REACH + 1) - REACH).abs().float())
        self.distance = nn.Parameter(near.repeat(2, 1))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """(labels, pointers): float arrays of (rows, pieces, 9) and (rows, pieces, 480)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.features(features)
        x = self.dropout(self.normed(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        x = self.dropout(x)
        return self.labels(x), self.pointers(x)


def load_encoder(network: Network, weights: dict[str, Tensor]) -> None:
    """Take the encoder's weights under the names that BERT gives them."""
    names = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "out": "attention.output.dense",
             "attended": "attention.output.LayerNorm", "fed": "output.LayerNorm", "up": "intermediate.dense", "down": "output.dense"}  # fmt: skip
    weights = {name.removeprefix("bert."): value for name, value in weights.items()}
    found = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"],
    }
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    found["words.weight"] = found["words.weight"] + kind
    for part in ("weight", "bias"):
        found[f"normed.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
        for number in range(LAYERS):
            for ours, theirs in names.items():
                found[f"layers.{number}.{ours}.{part}"] = weights[f"encoder.layer.{number}.{theirs}.{part}"]
    missing = network.load_state_dict(found, strict=False)
    assert not missing.unexpected_keys
    assert all(name.split(".")[0] in ("features", "labels", "pointers", "distance") for name in missing.missing_keys)


#: How much faster than the encoder the parts learn that begin from nothing.
FASTER = {"distance": 50.0, "labels": 4.0, "pointers": 4.0, "features": 4.0}


def parameters(network: Network, decay: float) -> list[dict[str, object]]:
    """What is learned in groups, each with its weight decay and how much faster it learns than the encoder."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, value in network.named_parameters():
        if value.requires_grad:
            kept = value.dim() < 2 or name == "distance"
            groups.setdefault((FASTER.get(name.split(".")[0], 1.0), 0.0 if kept else decay), []).append(value)
    return [{"params": params, "weight_decay": slow, "faster": faster} for (faster, slow), params in groups.items()]

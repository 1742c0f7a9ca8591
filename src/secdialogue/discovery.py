"""Finding plugins by their entry points; what is broken is named with its distribution and leaves the others alone."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Any, TypeAlias, TypeVar

import attrs
import pluggy

from secdialogue import core
from secdialogue.errors import PluginError, SecdialogueWarning
from secdialogue.plugin import PROJECT, Exporter, Extractor, Gazetteer, Hooks, SourceParser

T = TypeVar("T")

#: The distribution that the core's own parts belong to.
CORE = PROJECT


@attrs.frozen
class Failure:
    """A plugin that could not be used, and why."""

    plugin: str
    distribution: str
    problem: str

    def __str__(self) -> str:
        return f"plugin {self.plugin} of {self.distribution} is left out: {self.problem}. Upgrade or uninstall {self.distribution}"


@attrs.define(slots=False)
class Plugins:
    """What is available: the core's parts and those of every plugin, each list sorted by name.

    `plugin_of` and `distribution_of` say where a part comes from; `failures` names the plugins that do not work.
    """

    manager: pluggy.PluginManager
    distributions: dict[str, str]
    failures: list[Failure]

    @cached_property
    def parsers(self) -> tuple[SourceParser, ...]:
        """Source parsers."""
        return self._collected("secdialogue_parsers", SourceParser)

    @cached_property
    def extractors(self) -> tuple[Extractor, ...]:
        """Extractors."""
        return self._collected("secdialogue_extractors", Extractor)

    @cached_property
    def exporters(self) -> tuple[Exporter, ...]:
        """Exporters."""
        return self._collected("secdialogue_exporters", Exporter)

    @cached_property
    def gazetteers(self) -> tuple[Gazetteer, ...]:
        """Gazetteers."""
        return self._collected("secdialogue_gazetteers", Gazetteer)

    @cached_property
    def _origins(self) -> dict[int, str]:
        return {}

    def distribution_of(self, part: object) -> str:
        """The distribution that a parser, extractor, exporter or gazetteer belongs to."""
        return self._origins.get(id(part), "unknown")

    def _collected(self, hook: str, kind: Any) -> tuple[Any, ...]:
        """The parts of one kind, asked of each plugin by itself so that one that fails is told from the rest."""
        found: dict[str, Any] = {}
        for implementation in sorted(getattr(self.manager.hook, hook).get_hookimpls(), key=_implementation_key):
            distribution = self.distributions.get(implementation.plugin_name, implementation.plugin_name)
            for part in self._asked(implementation, kind, distribution):
                name: str = part.name
                if name in found:
                    problem = f"its {name!r} has the name of one of {self.distribution_of(found[name])}"
                    self._fail(implementation.plugin_name, distribution, problem)
                    continue
                self._origins[id(part)] = distribution
                found[name] = part
        return tuple(found[name] for name in sorted(found))

    def _asked(self, implementation: Any, kind: Any, distribution: str) -> Iterator[Any]:
        try:
            parts = list(implementation.function())
            wrong = next((part for part in parts if not isinstance(part, kind)), None)
            if wrong is not None:
                raise TypeError(f"{wrong!r} is no {kind.__name__}")
        except Exception as error:  # whatever a plugin raises, the others go on
            if distribution == CORE:
                raise
            self._fail(implementation.plugin_name, distribution, f"{type(error).__name__}: {error}")
            return
        yield from parts

    def _fail(self, plugin: str, distribution: str, problem: str) -> None:
        failure = Failure(plugin, distribution, problem)
        self.failures.append(failure)
        warnings.warn(str(failure), SecdialogueWarning, stacklevel=2)


PluginsLike: TypeAlias = Plugins | Iterable[object] | None


def _implementation_key(implementation: Any) -> tuple[bool, str]:
    """The core first, then by name."""
    return implementation.plugin_name != CORE, implementation.plugin_name


def plugins(given: PluginsLike = None) -> Plugins:
    """The plugins to use: all that are installed, or the core and those given (modules or objects with hooks)."""
    if isinstance(given, Plugins):
        return given
    return installed() if given is None else _made(given)


@cache
def installed() -> Plugins:
    """The core and every plugin found by the entry point group `secdialogue`, loaded once."""
    found = _made(())
    for entry in sorted(entry_points(group=PROJECT), key=lambda entry: entry.name):
        distribution = entry.dist.name if entry.dist is not None else entry.name
        try:
            plugin = entry.load()
        except Exception as error:  # whatever a plugin raises while it loads, the others go on
            found._fail(entry.name, distribution, f"it does not load: {type(error).__name__}: {error}")
            continue
        _register(found, plugin, _free_name(found, entry), distribution)
    return found


def _free_name(found: Plugins, entry: EntryPoint) -> str:
    return entry.name if not found.manager.has_plugin(entry.name) else f"{entry.name} ({entry.value})"


def _made(given: Iterable[object]) -> Plugins:
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    found = Plugins(manager, {}, [])
    _register(found, core, CORE, CORE)
    for plugin in given:
        name = (
            plugin.__name__
            if isinstance(plugin, (ModuleType, type))
            else f"{type(plugin).__name__}-{len(found.distributions)}"
        )
        _register(found, plugin, name, name)
    return found


def _register(found: Plugins, plugin: object, name: str, distribution: str) -> None:
    """Register a plugin and check its hooks against the specification at once, so that the guilty one is named."""
    try:
        found.manager.register(plugin, name)
        found.manager.check_pending()
    except (pluggy.PluginValidationError, ValueError) as error:
        if found.manager.has_plugin(name):
            found.manager.unregister(name=name)
        found._fail(name, distribution, str(error))
        return
    found.distributions[name] = distribution


def named(parts: Iterable[T], name: str, what: str) -> T:
    """The part of that name; PluginError listing the names there are."""
    known = {part.name: part for part in parts}  # type: ignore[attr-defined]
    if name not in known:
        raise PluginError(
            f"there is no {what} {name!r}",
            remedy=f"Use one of {', '.join(sorted(known)) or 'none'}, or install the plugin that has it",
        )
    return known[name]

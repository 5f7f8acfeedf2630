"""Conjugation of Romance verbs: the endings of a language, attached to the stems of a verb."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Conjugation:
    """Endings by the ending of the infinitive, and what changes when a stem meets them.

    `respelled` are the letters at the end of a stem that are written differently before some endings.
    `irregular` are further stems of a verb. Pronouns are attached to the forms with an ending of `hosts`.
    """

    endings: Mapping[str, str]
    respelled: Mapping[str, str]
    irregular: Mapping[str, str]
    hosts: frozenset[str] = frozenset()
    pronouns: frozenset[str] = field(default_factory=frozenset)

    def conjugate(self, infinitive: str) -> set[str] | None:
        """Return the forms of a verb, or None if the word is no infinitive. Invented forms do no harm."""
        ending = next((end for end in self.endings if infinitive.endswith(end)), None)
        if ending is None:
            return None
        stems = self._stems(infinitive, infinitive.removesuffix(ending))
        endings = self.endings[ending].split()
        return {stem + end for stem in stems for end in endings} | {
            stem + host + pronoun
            for stem in stems
            for host in self.hosts.intersection(endings)
            for pronoun in self.pronouns
        }

    def _stems(self, infinitive: str, stem: str) -> set[str]:
        stems = {stem, *self.irregular.get(infinitive, "").split()}
        return stems | {
            each.removesuffix(written) + other
            for each in stems
            for written, other in self.respelled.items()
            if each.endswith(written)
        }

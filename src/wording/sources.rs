//! What the tags mean by which rules, checklists and numbers name their source.

/// The tags, each with what it stands for. `docs/method.md` shows the same table.
pub const SOURCES: [(&str, &str); 9] = [
    (
        "S0",
        "a practice guide on three deal mistakes, with an alignment canvas, a governance blueprint, a value review and a readiness checklist of eight items",
    ),
    ("S1", "a practice guide on partner programmes: workflow, tracking, deals and growth"),
    (
        "S2",
        "a practice guide on framing a partnership: decision gates, three structures against five criteria, phases, exit",
    ),
    (
        "S3",
        "a practice guide on legal forms, five phases, indicators, a checklist of six items, and what belongs in an exit clause",
    ),
    ("S4", "a short guide on intent, partner landscape, value exchange, governance, review and exit"),
    ("ISO 44001 stage 8", "the standard for collaborative business relationships, on ending them"),
    ("contract practice", "what published alliance contracts settle, counted over 134 of them"),
    ("YAML 1.2", "the language of the files"),
    ("ours", "our own choice where the sources leave something open"),
];

/// What a tag stands for; `None` for what is no tag.
#[must_use]
pub fn meaning(tag: &str) -> Option<&'static str> {
    SOURCES.iter().find(|(known, _)| *known == tag).map(|(_, meaning)| *meaning)
}

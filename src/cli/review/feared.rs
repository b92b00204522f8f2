//! What the minutes of a kickoff fear: the pre-mortem becomes risks of the charter.

use std::collections::BTreeSet;

use anyhow::{anyhow, ensure};

use crate::cli::writing::{Writing, is_said, scalar, slug, to_paste};
use crate::document::List;
use crate::document::charter::Charter;
use crate::document::charter::risks::RiskKind;
use crate::document::scalar::{Date, Person};
use crate::yaml::edit::{Edits, Value};

/// What could go wrong, and who guards against it how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Feared {
    kind: RiskKind,
    what: String,
    safeguard: String,
    owner: String,
}

impl Feared {
    /// What a row of the pre-mortem says; nothing where it was not filled in.
    pub(super) fn of(cells: &[String]) -> anyhow::Result<Option<Self>> {
        let [kind, what, safeguard, owner] = cells else {
            return Err(anyhow!(
                "a row of the pre-mortem has a class, what could go wrong, a safeguard and an owner"
            ));
        };
        if [what, safeguard, owner].iter().all(|cell| cell.is_empty()) {
            return Ok(None);
        }
        for (name, cell) in [("text", what), ("safeguard", safeguard), ("owner", owner)] {
            ensure!(is_said(cell).is_ok(), "the risk has no {name}");
        }
        let kind = scalar::<RiskKind>(kind).map_err(|problem| anyhow!("`{kind}`: {problem}"))?;
        scalar::<Person>(owner).map_err(|problem| anyhow!("`{owner}`: {problem}"))?;
        let (what, safeguard, owner) = (what.clone(), safeguard.clone(), owner.clone());
        Ok(Some(Self { kind, what, safeguard, owner }))
    }
}

/// The charter with these risks and, where it has none, the day of the pre-mortem; nothing where there is nothing to add.
///
/// # Errors
/// What cannot be edited, with what to paste, or what would not read as it should.
pub(super) fn into_charter(
    writing: &Writing,
    feared: &[Feared],
    held: Date,
) -> anyhow::Result<Option<String>> {
    if feared.is_empty() {
        return Ok(None);
    }
    let (charter, source) = (writing.charter(), &writing.partnership().charter.source);
    let risks = charter.risks.get().into_iter().flat_map(List::values);
    let mut taken: BTreeSet<String> = risks.filter_map(|it| Some(it.id.get()?.to_string())).collect();
    let mut edits = Edits::of(&source.text).in_order(Charter::KEYS);
    for one in feared {
        let slug = slug(&one.what, "risk");
        let numbered = (2..).map(|number| format!("{slug}-{number}"));
        let id = std::iter::once(slug.clone()).chain(numbered).find(|id| !taken.contains(id));
        let id = id.unwrap_or(slug.clone());
        taken.insert(id.clone());
        let values = [
            ("id", Value::word(id)),
            ("kind", Value::word(one.kind.as_str())),
            ("what", Value::text(one.what.clone())),
            ("owner", Value::text(one.owner.clone())),
            ("mitigation", Value::text(one.safeguard.clone())),
        ];
        edits = edits.append("risks", Value::map(values));
    }
    let is_undated = charter.plan.and(|plan| &plan.pre_mortem).said().is_missing();
    if is_undated {
        edits = edits.set("plan.pre_mortem", Value::word(held.to_string()));
    }
    let text = edits.apply().map_err(|refusal| to_paste(&source.path, refusal))?;
    if let Some(file) = source.file() {
        writing.prove(file, &text)?;
    }
    Ok(Some(text))
}

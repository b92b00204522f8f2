//! What no charter can do without: a name, a stage and two parties.

use super::Charter;
use crate::document::field::Field;
use crate::document::{Document, Problem, ProblemKind};
use crate::yaml::{NodeId, Tree, YamlPath};

/// The keys that every charter needs.
pub(in crate::document) const REQUIRED: &[&str] = &["name", "stage", "parties"];

/// Fewest parties of a partnership.
pub(super) const PARTIES_LEAST: usize = 2;

impl Document<Charter> {
    /// Notes the keys that every charter needs and this one lacks. Of sections in `damaged` nothing is known.
    pub fn require_keys(&mut self, damaged: &[String]) {
        let Some(root) = self.source.tree.root() else { return };
        let tree = &self.source.tree;
        let header = tree.get(root, "partner").map_or(root, |(_, value)| value);
        let is_known = |key: &str| !damaged.iter().any(|name| name == key);
        let mut missing = Vec::new();
        if self.value.name.is_missing() && is_known("name") {
            let help = "add `name:` with what people call the partnership";
            missing.push(problem(tree, header, "name", how(&self.value.name, "name"), help));
        }
        if self.value.stage.is_missing() && is_known("stage") {
            let help =
                "add `stage:`: discovery, alignment, negotiation, launch, operation, winding-down or ended";
            missing.push(problem(tree, header, "stage", how(&self.value.stage, "stage"), help));
        }
        if is_known("parties") {
            missing.extend(too_few_parties(tree, root, header, &self.value));
        }
        self.problems.extend(missing);
        self.problems.sort_by_key(|problem| (problem.span, problem.kind));
    }
}

fn how<T>(field: &Field<T>, key: &str) -> String {
    match field {
        Field::Open => format!("`{key}` of the charter undecided"),
        _ => format!("no `{key}` in the charter"),
    }
}

/// Parties are counted as they are written: one that could not be read is a party all the same.
fn too_few_parties(tree: &Tree, root: NodeId, header: NodeId, charter: &Charter) -> Option<Problem> {
    let help = "add an id for each party under `parties:`, like `northwind:`, with its `name:` below";
    if charter.parties.is_missing() {
        return Some(problem(tree, header, "parties", how(&charter.parties, "parties"), help));
    }
    let (key, map) = tree.get(root, "parties")?;
    let is_party =
        |key: &NodeId| tree.scalar(*key).is_some_and(|name| !name.starts_with("x-") && name != "<<");
    let written = tree.entries(map).filter(|(key, _)| is_party(key)).take(PARTIES_LEAST).count();
    let is_alone = charter.parties.get().is_some() && written < PARTIES_LEAST;
    is_alone.then(|| {
        problem(tree, key, "parties", "only one party, and a partnership needs at least two".to_owned(), help)
    })
}

fn problem(tree: &Tree, place: NodeId, key: &str, message: String, help: &str) -> Problem {
    let span = tree.span(place);
    Problem {
        path: YamlPath::from(key),
        within: YamlPath::root(),
        ..Problem::in_text(span, ProblemKind::KeyMissing, message, help.to_owned())
    }
}

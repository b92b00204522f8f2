//! Whom a report is for, and what they may see.

use std::collections::BTreeSet;

use super::element::{Agreed, Chart, Clause, Column, Drawing, Element, Report, Section};
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::scalar::{Date, Scalar as _};
use crate::document::{Document, Meaning};
use crate::finding::Finding;
use crate::grammar::in_print;
use crate::partnership::Partnership;
use crate::view::{Block, Cell, Piece, Table, Text};
use crate::yaml::{Kind, NodeId, Step, Tree, YamlPath};

/// Whom a report is for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Audience {
    /// The team that makes it.
    #[default]
    Team,
    /// One party, by its id.
    Party(String),
    /// Whoever leads a party: the first page alone.
    Leaders,
}

impl Audience {
    /// The word by which leaders are named; no party is called so.
    pub const LEADERS: &'static str = "leaders";

    /// Whom a word names.
    #[must_use]
    pub fn named(word: &str) -> Self {
        if word == Self::LEADERS { Self::Leaders } else { Self::Party(word.to_owned()) }
    }
}

/// What stays out of a report on one partnership.
#[derive(Debug, Default)]
pub(super) struct Privacy<'a> {
    /// The party that reads it, if it is one.
    pub(super) party: Option<&'a str>,
    /// The sections of the charter that are in no party's file.
    sections: &'a [String],
    /// What only places say that stay out: wherever it turns up, it came from there.
    secrets: BTreeSet<String>,
}

/// A secret of fewer characters than this says nothing by itself; of a longer one its beginning does, and may be all that is
/// quoted.
const SECRET_LEAST: usize = 3;
const SECRET_MOST: usize = 20;

impl<'a> Privacy<'a> {
    /// What an audience may not see of a partnership; `sections` are those that are in no party's file.
    pub(super) fn of(audience: &'a Audience, sections: &'a [String], partnership: &Partnership) -> Self {
        let (party, sections) = match audience {
            Audience::Team => (None, [].as_slice()),
            Audience::Party(party) => (Some(party.as_str()), sections),
            Audience::Leaders => (None, sections),
        };
        let mut privacy = Self { party, sections, secrets: BTreeSet::new() };
        privacy.secrets = privacy.found(partnership);
        privacy
    }

    /// Whether a section of the charter stays out.
    pub(super) fn hides_section(&self, section: &str) -> bool {
        self.sections.iter().any(|it| it == section)
    }

    /// The first of these sections that stays out.
    pub(super) fn hidden<'s>(&self, sections: &[&'s str]) -> Option<&'s str> {
        sections.iter().copied().find(|section| self.hides_section(section))
    }

    /// Whether what stands at a place stays out: it is somebody's own, or in a section that is in no party's file.
    pub(super) fn hides(&self, path: &YamlPath, is_charter: bool) -> bool {
        let is_private = is_charter && path.section().is_some_and(|section| self.hides_section(section));
        let mut under = None;
        let is_own = path.steps().iter().enumerate().any(|(nth, step)| {
            let Step::Key(key) = step else { return false };
            if nth == 1 && is_charter && path.section() == Some("parties") {
                under = Some(key.as_str());
            }
            key.starts_with("x-") && !self.is_theirs(key, under.filter(|_| nth == 2))
        });
        is_private || is_own
    }

    /// Whether a key of the user's own is that of the party that reads; `of` is the party that it stands under.
    fn is_theirs(&self, key: &str, of: Option<&str>) -> bool {
        let Some(party) = self.party else { return false };
        key.strip_prefix("x-") == Some(party) || of == Some(party)
    }

    /// Whether a finding is only counted: its place, or another that it names, stays out, or it quotes what does.
    pub(super) fn hides_finding(&self, finding: &Finding) -> bool {
        let is_charter = |kind: Option<DocumentKind>| kind == Some(DocumentKind::Charter);
        let is_related = finding.related.iter().any(|it| {
            let tree = &it.source.tree;
            let node = tree.node_in(it.span);
            node.is_some_and(|node| self.hides(&tree.path_of(node), is_charter(it.source.kind())))
        });
        let texts = [&finding.message, &finding.label, &finding.help].into_iter().chain(&finding.notes);
        self.hides(&finding.path, is_charter(finding.source.kind()))
            || is_related
            || texts.into_iter().any(|text| self.has_secret(text))
    }

    /// Whether a text quotes what stays out.
    pub(super) fn has_secret(&self, text: &str) -> bool {
        self.secrets.iter().any(|secret| text.contains(secret.as_str()))
    }

    /// What stands only at places that stay out.
    fn found(&self, partnership: &Partnership) -> BTreeSet<String> {
        let (mut hidden, mut shown) = (BTreeSet::new(), String::new());
        let charter = &partnership.charter;
        let has_own = partnership.sources().iter().any(|source| source.text.contains("x-"));
        if self.sections.is_empty() && !has_own {
            return hidden;
        }
        for source in partnership.sources() {
            let is_charter = source.path == charter.source.path;
            walk(&source.tree, &mut |path, node, text| {
                if self.hides(path, is_charter) {
                    hidden.insert(beginning(text.trim()));
                    if is_charter {
                        hidden.insert(beginning(&in_words(charter, node)));
                    }
                    hidden.extend(Date::parse(text.trim()).ok().map(in_print));
                } else {
                    shown.push_str(text);
                    shown.push('\n');
                }
            });
        }
        let tells = |text: &String| {
            text.chars().count() >= SECRET_LEAST
                && text.contains(|it: char| it.is_whitespace() || it.is_ascii_digit() || it == '@')
                && !shown.contains(text.as_str())
        };
        hidden.retain(tells);
        hidden
    }

    /// Takes out of a report whatever quotes what stays out. Sections that rest on it are not made in the first place; this holds
    /// what nobody thought of.
    pub(super) fn clear(&self, report: &mut Report) {
        if !self.secrets.is_empty() {
            report.sections.iter_mut().for_each(|section| self.clear_section(section));
        }
    }

    fn clear_section(&self, section: &mut Section) {
        for element in &mut section.elements {
            match element {
                Element::Block(block) => self.clear_block(block),
                Element::Lead(text) => self.clear_text(text),
                Element::Columns(columns) => columns.iter_mut().for_each(|it| self.clear_column(it)),
                Element::List { table, .. } => self.clear_table(table),
                Element::Chart(chart) => self.clear_chart(chart),
                Element::Clauses(clauses) => clauses.iter_mut().for_each(|it| self.clear_clause(it)),
                // The party's own.
                Element::Private(_) => {}
            }
        }
        section.elements.retain(|element| match element {
            Element::Chart(chart) => !self.has_secret_drawing(chart),
            _ => true,
        });
    }

    fn clear_block(&self, block: &mut Block) {
        match block {
            Block::Title(text) | Block::Heading(text) | Block::Paragraph(text) => self.clear_text(text),
            Block::List(points) => points.iter_mut().for_each(|it| self.clear_text(it)),
            Block::Table(table) => self.clear_table(table),
            Block::Timeline(timeline) => timeline.lines.retain(|line| !self.has_secret(&line.name)),
            Block::Verbatim { text, .. } if self.has_secret(text) => *text = format!("{KEPT}\n"),
            Block::Verbatim { .. } => {}
        }
    }

    fn clear_table(&self, table: &mut Table) {
        table
            .columns
            .iter_mut()
            .filter(|it| self.has_secret(&it.name))
            .for_each(|it| it.name = KEPT.to_owned());
        let cells = table.rows.iter_mut().flatten();
        cells.flat_map(|cell: &mut Cell| &mut cell.lines).for_each(|line| self.clear_text(line));
    }

    fn clear_column(&self, column: &mut Column) {
        column.facts.retain(|fact| !fact.lines.iter().any(|line| self.has_secret(&words(line))));
    }

    fn clear_chart(&self, chart: &mut Chart) {
        if let Some(table) = &mut chart.table {
            self.clear_table(table);
        }
        if let Drawing::Timeline(timeline) = &mut chart.drawing {
            timeline.lines.retain(|line| !self.has_secret(&line.name));
        }
    }

    fn has_secret_drawing(&self, chart: &Chart) -> bool {
        let is_secret = |text: &String| self.has_secret(text);
        is_secret(&chart.about)
            || match &chart.drawing {
                Drawing::Timeline(_) | Drawing::Risks(_) => false,
                Drawing::Flow(flow) => flow.passes.iter().any(|pass| is_secret(&pass.what)),
                Drawing::Lines(lines) => {
                    let levels = lines.series.iter().flat_map(|it| it.values.iter().flatten());
                    is_secret(&lines.title) || levels.chain(&lines.target).any(|it| is_secret(&it.said))
                }
            }
    }

    fn clear_clause(&self, clause: &mut Clause) {
        match &mut clause.agreed {
            Agreed::Text(text) => self.clear_text(text),
            Agreed::Texts(texts) => texts.iter_mut().for_each(|it| self.clear_text(it)),
            Agreed::Terms(terms) => terms.iter_mut().for_each(|it| self.clear_clause(it)),
        }
    }

    fn clear_text(&self, text: &mut Text) {
        if self.has_secret(&words(text)) {
            *text = Text::default().and(KEPT);
        }
    }
}

/// By how a text begins it is known wherever it is cut short.
fn beginning(text: &str) -> String {
    text.lines()
        .next()
        .unwrap_or_default()
        .chars()
        .take(SECRET_MOST)
        .collect::<String>()
        .trim_end()
        .to_owned()
}

/// Stands for what a report keeps to itself.
const KEPT: &str = "(private)";

fn words(text: &Text) -> String {
    text.0.iter().map(Piece::text).collect()
}

/// What the plain value at a node of a charter says, as it is printed for people.
pub(super) fn in_words(charter: &Document<Charter>, node: NodeId) -> String {
    let text = charter.source.tree.scalar(node).unwrap_or_default().trim();
    match charter.meaning(node) {
        Meaning::Money(money) => in_print(money),
        Meaning::Number(number) => in_print(number),
        Meaning::AsWritten
        | Meaning::Words(_)
        | Meaning::Flag(_)
        | Meaning::Percent(_)
        | Meaning::Length(_) => text.to_owned(),
    }
}

/// Goes through the plain values of a document, each with its path.
fn walk(tree: &Tree, take: &mut dyn FnMut(&YamlPath, NodeId, &str)) {
    let mut nodes: Vec<(YamlPath, NodeId)> =
        tree.root().map(|root| (YamlPath::root(), root)).into_iter().collect();
    while let Some((path, node)) = nodes.pop() {
        match tree.kind(node) {
            Kind::Scalar => take(&path, node, tree.scalar(node).unwrap_or_default()),
            Kind::Sequence => {
                nodes.extend(tree.items(node).enumerate().map(|(nth, item)| (path.clone().index(nth), item)));
            }
            Kind::Mapping => nodes.extend(
                tree.entries(node)
                    .map(|(key, value)| (path.clone().key(tree.scalar(key).unwrap_or_default()), value)),
            ),
        }
    }
}

/// What a party has written for itself in the charter and the records: `x-<party>` anywhere, and its own keys under its name among the
/// parties. Each with its place.
pub(super) fn own_notes(partnership: &Partnership, party: &str) -> Vec<Clause> {
    let own = format!("x-{party}");
    let mut notes = Vec::new();
    for source in partnership.sources() {
        let is_charter = source.path == partnership.charter.source.path;
        walk(&source.tree, &mut |path, _, text| {
            let steps = path.steps();
            let key = |nth: usize| match steps.get(nth) {
                Some(Step::Key(key)) => key.as_str(),
                _ => "",
            };
            let is_under_its_name =
                is_charter && key(0) == "parties" && key(1) == party && key(2).starts_with("x-");
            if is_under_its_name || path.keys().any(|key| key == own) {
                let place = if is_charter { path.to_string() } else { format!("{}: {path}", source.path) };
                notes.push((
                    place.clone(),
                    Clause { term: place, agreed: Agreed::Text(Text::default().and(text)) },
                ));
            }
        });
    }
    notes.sort_by(|one, other| one.0.cmp(&other.0));
    notes.into_iter().map(|(_, note)| note).collect()
}

//! Reads a text as one tree, and reads on behind syntax errors.
//!
//! A broken top-level section is overwritten with blanks and the text is parsed again: offsets stay what they were,
//! so the next error is told at its place too, and the sections that are in order still give a tree.

use std::collections::BTreeSet;

use super::build::{Failure, Pass, pass};
use super::conflict::{Conflict, conflicts, without_conflict_marks};
use super::explain::explain;
use super::lines::{boundary, line_end, next_line};
use super::plain::{self, Stop};
use super::sections::{blank, section_at};
use super::{Limits, ProblemKind, Span, SyntaxProblem, Tree};

/// A text as far as it could be read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// What is in order; of several documents the first. `None` if nothing could be read. A file without content
    /// gives a tree without a root.
    pub tree: Option<Tree>,
    /// What is not, in the order of the text; at most [`Limits::problems`].
    pub problems: Vec<SyntaxProblem>,
    /// The top-level keys of which something was lost, in the order of the text: that a key or a part of it is
    /// missing from the tree says nothing about them.
    pub damaged: Vec<String>,
    /// Whether something was lost of which nobody can tell under which top-level key it stood.
    pub has_nameless_damage: bool,
    /// How many documents were seen; 0 for a file without content.
    pub documents: usize,
}

/// Reads a text. Takes time in proportion to the text for each of at most [`Limits::problems`] attempts, and all
/// attempts together parse no more than twice [`Limits::bytes`].
#[must_use]
pub fn read(text: &str, limits: &Limits) -> Reading {
    match plain::read(text, limits) {
        Ok(tree) => Reading { tree: Some(tree), documents: 1, ..Reading::default() },
        Err(stop) => read_on(text, limits, stop, plain::tree_of),
    }
}

/// The same by the full parser alone, which [`read`] asks only where the text is not as simple as charters usually are.
#[cfg(test)]
pub(super) fn read_in_full(text: &str, limits: &Limits) -> Reading {
    read_on(text, limits, Stop::default(), |_, _| None)
}

/// Reads by the full parser; what is left when a section was taken out may be simple enough for `quick`. Up to where it was known to
/// be simple, `stop` says.
fn read_on(text: &str, limits: &Limits, stop: Stop, quick: fn(&str, &Limits) -> Option<Tree>) -> Reading {
    if text.len() > limits.bytes {
        return too_long(text, limits);
    }
    let mut reader = Reader {
        text,
        limits,
        rest: text.to_owned(),
        blanked: Vec::new(),
        damaged: BTreeSet::new(),
        is_nameless: false,
    };
    let mut problems = reader.take_out_control_characters();
    let mut stops = reader.take_out_conflicts();
    let mut parsed = 0;
    let mut attempts = 0;
    let (tree, documents) = loop {
        let known = match attempts {
            0 if stops.is_empty() => reader.failing(stop),
            _ => quick(&reader.rest, limits).map(Pass::of),
        };
        let mut pass = known.unwrap_or_else(|| pass(&reader.rest, limits));
        parsed += text.len();
        attempts += 1;
        // The pass puts spans between the characters of what it reads; only blanks can have moved them.
        if reader.rest != text {
            snap_to_characters(text, &mut pass);
        }
        reader.drop_consequences(&mut pass);
        problems.append(&mut pass.problems);
        let Some(failure) = pass.failure else {
            let is_empty_by_damage = pass.tree.root().is_none() && !(problems.is_empty() && stops.is_empty());
            break ((!is_empty_by_damage).then_some(pass.tree), pass.documents);
        };
        let (mut problem, can_go_on) = reader.problem_of(failure);
        let place = problem.span.range().start;
        problem.span = on_characters(text, problem.span);
        stops.push(problem);
        let may_go_on = attempts < limits.problems && parsed + text.len() <= limits.bytes.saturating_mul(2);
        if !can_go_on || !may_go_on || !reader.take_out_section(place) {
            break (None, pass.documents);
        }
    };
    reader.note_losses(&problems);
    let problems = told(stops, problems, limits);
    let has_nameless_damage = reader.is_nameless;
    let damaged = reader.damaged.into_iter().map(|(_, name)| name).collect();
    Reading { tree, problems, damaged, has_nameless_damage, documents }
}

/// The problems in the order of the text. Where there are too many, those that stopped the reading stay.
fn told(
    mut stops: Vec<SyntaxProblem>,
    mut others: Vec<SyntaxProblem>,
    limits: &Limits,
) -> Vec<SyntaxProblem> {
    let place = |problem: &SyntaxProblem| (problem.span, problem.kind);
    // Each attempt finds again what the one before it found ahead of the error.
    others.sort_by_key(place);
    others.dedup_by_key(|problem| place(problem));
    stops.append(&mut others);
    stops.truncate(limits.problems.max(1));
    stops.sort_by_key(place);
    stops
}

/// Several blanks may stand in the place of one character; no span may begin or end within it.
fn snap_to_characters(text: &str, pass: &mut Pass) {
    let problems = pass.problems.iter_mut().map(|problem| &mut problem.span);
    let nodes = pass.tree.nodes.iter_mut().map(|node| &mut node.span);
    problems.chain(nodes).chain(&mut pass.tree.comments).for_each(|span| *span = on_characters(text, *span));
}

fn on_characters(text: &str, span: Span) -> Span {
    let start = boundary(text, span.range().start);
    let mut end = span.range().end.min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    // A place stays a place.
    Span::new(start..if span.is_empty() { start } else { end })
}

struct Reader<'a> {
    text: &'a str,
    limits: &'a Limits,
    /// The text with its broken parts blanked.
    rest: String,
    blanked: Vec<std::ops::Range<usize>>,
    /// By place, so that the names come out in the order of the text.
    damaged: BTreeSet<(usize, String)>,
    /// Whether a damaged section has no name that can be made out.
    is_nameless: bool,
}

impl Reader<'_> {
    /// Where the text stops being YAML behind what is known to be simple: the full parser sees blanks in place of the entries that
    /// change nothing in how the rest is read. Nothing where the text may be YAML all the same.
    fn failing(&self, stop: Stop) -> Option<Pass> {
        // No bound on the number of nodes can matter to a text as short as that.
        if stop.needless().next().is_none() || self.rest.len() >= self.limits.nodes {
            return None;
        }
        let mut rest = self.rest.clone();
        stop.needless().for_each(|stretch| blank(&mut rest, stretch));
        let pass = pass(&rest, self.limits);
        pass.failure.is_some().then_some(pass)
    }

    /// Tells and blanks characters that YAML does not allow, and a byte order mark within the text.
    fn take_out_control_characters(&mut self) -> Vec<SyntaxProblem> {
        let mut problems = Vec::new();
        if !may_be_forbidden(self.text) || !self.text.contains(is_forbidden) {
            return problems;
        }
        for (at, run) in runs(self.text) {
            if problems.len() < self.limits.problems {
                problems.push(control_character(at, run));
            }
        }
        let mut rest = String::with_capacity(self.text.len());
        for character in self.text.chars() {
            if is_forbidden(character) {
                rest.extend(std::iter::repeat_n(' ', character.len_utf8()));
            } else {
                rest.push(character);
            }
        }
        self.rest = rest;
        problems
    }

    /// Tells conflicts and blanks every section that one touches: nobody knows which side of it holds.
    fn take_out_conflicts(&mut self) -> Vec<SyntaxProblem> {
        let found = conflicts(self.text);
        if found.is_empty() {
            return Vec::new();
        }
        let marked = without_conflict_marks(self.text);
        for Conflict { range, .. } in &found {
            let mut at = range.start;
            while at < range.end {
                let section = section_at(&marked, at);
                let touched = section.as_ref().map_or(at..range.end, |section| section.range.clone());
                match section.and_then(|section| section.name) {
                    Some(name) => _ = self.damaged.insert((touched.start, name)),
                    None => self.is_nameless = true,
                }
                blank(&mut self.rest, touched.start.min(at)..touched.end.max(at));
                self.blanked.push(touched.clone());
                at = touched.end.max(next_line(&marked, line_end(&marked, at)));
            }
            blank(&mut self.rest, range.clone());
        }
        found.iter().take(self.limits.problems).map(Conflict::problem).collect()
    }

    fn problem_of(&self, failure: Failure) -> (SyntaxProblem, bool) {
        match failure {
            Failure::Scan { error, near } => (explain(&self.rest, &error, near), true),
            Failure::Part(problem) => (problem, true),
            Failure::Whole(problem) => (problem, false),
        }
    }

    /// Blanks the section that holds the place; `false` if there is none or nothing was left of it.
    fn take_out_section(&mut self, place: usize) -> bool {
        let Some(section) = section_at(&self.rest, place) else { return false };
        if self.rest[section.range.clone()].trim().is_empty() {
            return false;
        }
        match section.name {
            Some(name) => _ = self.damaged.insert((section.range.start, name)),
            None => self.is_nameless = true,
        }
        blank(&mut self.rest, section.range.clone());
        self.blanked.push(section.range);
        true
    }

    /// An alias to a name in a blanked section is no mistake of its own.
    fn drop_consequences(&mut self, pass: &mut Pass) {
        let suspects = pass.problems.iter().any(|problem| problem.kind == ProblemKind::UnknownAlias);
        if self.blanked.is_empty() || !suspects {
            return;
        }
        let lost: BTreeSet<&str> = self
            .blanked
            .iter()
            .flat_map(|range| anchors_in(self.text.get(range.clone()).unwrap_or_default()))
            .collect();
        let (dropped, kept) = std::mem::take(&mut pass.problems).into_iter().partition(|problem| {
            let name = self.text.get(problem.span.range()).unwrap_or_default().trim_start_matches('*');
            problem.kind == ProblemKind::UnknownAlias && lost.contains(name)
        });
        pass.problems = kept;
        self.note_losses(&dropped);
    }

    /// Where a problem left a hole in the tree, the section around it is damaged.
    fn note_losses(&mut self, problems: &[SyntaxProblem]) {
        for problem in problems {
            let leaves_hole = matches!(
                problem.kind,
                ProblemKind::UnknownAlias
                    | ProblemKind::CyclicAlias
                    | ProblemKind::MergeKey
                    | ProblemKind::NonScalarKey
                    | ProblemKind::ControlCharacter
            );
            let section = leaves_hole.then(|| section_at(self.text, problem.span.range().start)).flatten();
            if let Some((start, name)) =
                section.and_then(|section| Some((section.range.start, section.name?)))
            {
                self.damaged.insert((start, name));
            }
        }
    }
}

fn too_long(text: &str, limits: &Limits) -> Reading {
    let first = text[..boundary(text, limits.bytes.min(200))].lines().next().map_or(0, str::len);
    let problem = SyntaxProblem::new(
        ProblemKind::TooLong,
        Span::new(0..first),
        format!("the text is longer than the {} bytes that are read", limits.bytes),
        "split the file",
    );
    Reading { problems: vec![problem], ..Reading::default() }
}

/// What YAML 1.2.2 section 5.1 does not count as printable, delete, and a byte order mark.
fn is_forbidden(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' | '\u{85}' => false,
        '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => true,
        other => other.is_control(),
    }
}

/// Whether a byte begins a character that may be forbidden: one look at each tells it of most texts.
fn may_be_forbidden(text: &str) -> bool {
    let begins = |byte: u8| {
        ((byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r'))
            | (byte == 0x7f)
            | (byte == 0xc2)
            | (byte == 0xef)
    };
    text.bytes().fold(false, |found, byte| found | begins(byte))
}

/// Forbidden characters that follow one another, with the place of the first.
fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(is_forbidden)?;
        let rest = &text[start..];
        let length = rest.find(|character| !is_forbidden(character)).unwrap_or(rest.len());
        from = start + length;
        Some((start, &rest[..length]))
    })
}

fn control_character(at: usize, run: &str) -> SyntaxProblem {
    let code = run.chars().next().map_or(0, u32::from);
    SyntaxProblem::new(
        ProblemKind::ControlCharacter,
        Span::new(at..at + run.len()),
        format!("the character U+{code:04X} is not allowed in YAML"),
        "remove it; it came from copying or from a damaged file",
    )
}

/// The names that are given by `&name`.
fn anchors_in(text: &str) -> impl Iterator<Item = &str> {
    let ends =
        |character: char| character.is_whitespace() || matches!(character, ',' | '[' | ']' | '{' | '}');
    text.split('&').skip(1).map(move |rest| rest.split(ends).next().unwrap_or_default())
}

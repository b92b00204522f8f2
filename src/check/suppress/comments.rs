//! Comments that silence a finding: `# partner: ignore[exit-assets-missing] nothing is owned together`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::Source;
use crate::document::identity::Places;
use crate::finding::{Finding, Suppression};
use crate::partnership::{BaseCharter, Partnership};
use crate::rules::{self, Rule};
use crate::yaml::{Span, YamlPath};

/// One comment that silences findings.
#[derive(Debug, Clone)]
pub(super) struct Comment {
    /// The file it stands in.
    pub(super) source: Arc<Source>,
    /// Where the comment stands.
    pub(super) span: Span,
    /// The rules it names, each with its place and whether it has silenced something.
    pub(super) rules: Vec<NamedRule>,
    /// Why; an ignore without a reason silences nothing.
    pub(super) reason: Option<String>,
    /// The path of what it stands beside, for fingerprints.
    pub(super) path: YamlPath,
    /// The line that it covers: its own, or the next one with something in it.
    line: usize,
}

/// One rule that a comment names.
#[derive(Debug, Clone)]
pub(super) struct NamedRule {
    /// The id as written.
    pub(super) id: String,
    /// Where it stands.
    pub(super) span: Span,
    /// Whether it has silenced a finding, or would have.
    pub(super) is_used: bool,
    /// Whether it was not there at the revision that the partnership is compared with.
    pub(super) is_new: bool,
}

const OPENING: &str = "partner: ignore[";

/// The comments of a file that silence findings, in the order of the text.
pub(super) fn of(source: &Arc<Source>) -> Vec<Comment> {
    let mut covered = Covered::default();
    source.tree.comments().iter().filter_map(|span| comment(source, *span, &mut covered)).collect()
}

/// The comments of a file that silence nothing, since they are not quite written as one that does.
pub(super) fn nearly(source: &Source) -> Vec<(Span, YamlPath)> {
    let is_meant = |span: &&Span| source.text.get(span.range()).is_some_and(is_nearly);
    let spans = source.tree.comments().iter().filter(is_meant);
    spans.map(|span| (*span, path_of_line(source, source.line_of(span.start)))).collect()
}

/// Whether a comment means to be one that silences: `# partner:ignore[…]`, `# Partner: ignore exit-notice-missing`, `# partner: ignore[…`.
fn is_nearly(comment: &str) -> bool {
    let text = comment.trim_start_matches('#').trim_start();
    if text.strip_prefix(OPENING).is_some_and(|rest| rest.contains(']')) {
        return false;
    }
    let mut words = text.splitn(2, |c: char| !c.is_alphabetic());
    let (Some(first), Some(rest)) = (words.next(), words.next()) else { return false };
    if !first.eq_ignore_ascii_case("partner") {
        return false;
    }
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '='));
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (word, rest) = rest.split_at(end);
    let word = word.to_lowercase();
    let is_word = strsim::damerau_levenshtein("ignore", &word) <= 1
        || matches!(&*word, "ignores" | "ignored" | "disable" | "noqa");
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '='));
    let name = rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or_default();
    is_word && (rest.starts_with(['[', '(', '{']) || rules::find(name).is_some())
}

fn comment(source: &Arc<Source>, span: Span, covered: &mut Covered) -> Option<Comment> {
    let text = source.text.get(span.range())?;
    let inner = text.strip_prefix('#')?.trim_start().strip_prefix(OPENING)?;
    let (list, reason) = inner.split_once(']')?;
    let list_start = span.start as usize + (text.len() - inner.len());
    let mut rules = Vec::new();
    let mut at = list_start;
    for part in list.split(',') {
        let id = part.trim();
        let start = at + (part.len() - part.trim_start().len());
        if !id.is_empty() {
            rules.push(NamedRule {
                id: id.to_owned(),
                span: Span::new(start..start + id.len()),
                is_used: false,
                is_new: false,
            });
        }
        at += part.len() + 1;
    }
    let reason = reason.trim_start_matches([':', '-', ' ']).trim();
    let line = covered.line(source, span);
    Some(Comment {
        source: Arc::clone(source),
        span,
        rules,
        reason: (!reason.is_empty()).then(|| reason.to_owned()),
        path: path_of_line(source, line),
        line,
    })
}

/// Which lines comments cover: those of one file are asked for in the order of the text, and all of one block cover the same line.
#[derive(Default)]
struct Covered {
    /// The last line that was looked for, and from which one on there is nothing before it.
    last: Option<(usize, Option<usize>)>,
}

impl Covered {
    /// A comment behind something covers its own line; one on a line of its own covers the next line with something in it.
    fn line(&mut self, source: &Source, span: Span) -> usize {
        let own = source.line_of(span.start);
        let text = |line: usize| source.text.get(source.line(line).range()).unwrap_or_default().trim();
        if !text(own).starts_with('#') {
            return own;
        }
        if let Some((from, found)) = self.last
            && from <= own
            && found.is_none_or(|found| own < found)
        {
            return found.unwrap_or(own);
        }
        let last = source.line_of(Span::new(source.text.len()..source.text.len()).start);
        let found = (own + 1..=last).find(|line| !text(*line).is_empty() && !text(*line).starts_with('#'));
        self.last = Some((own, found));
        found.unwrap_or(own)
    }
}

/// The path of the first thing that begins on a line.
fn path_of_line(source: &Source, line: usize) -> YamlPath {
    let place = source.line(line);
    source.tree.node_in(place).map_or_else(YamlPath::root, |node| source.tree.path_of(node))
}

/// Marks the rules that a comment did not name at this place at the revision that the partnership is compared with.
pub(super) fn mark_new(comments: &mut [Comment], partnership: &Partnership) {
    let Some(base) = partnership.past.base.as_ref() else { return };
    if matches!(base.charter, BaseCharter::New) {
        return;
    }
    // The comments of one file follow each other.
    for comments in comments.chunk_by_mut(|one, next| Arc::ptr_eq(&one.source, &next.source)) {
        let Some(source) = comments.first().map(|comment| Arc::clone(&comment.source)) else { continue };
        let is_charter = Arc::ptr_eq(&source, &partnership.charter.source);
        let then = base.source(&source, is_charter).into_iter().flat_map(placed).collect::<BTreeSet<_>>();
        let mut places = Places::of(&source.tree);
        for comment in comments {
            let path = places.stable(&comment.path);
            for named in &mut comment.rules {
                named.is_new = !then.contains(&(path.clone(), named.id.clone()));
            }
        }
    }
}

/// The rules that the comments of a file name, each with what the comment stands beside, wherever that is in its list.
fn placed(source: &Arc<Source>) -> Vec<(YamlPath, String)> {
    let mut places = Places::of(&source.tree);
    let comments = of(source).into_iter().filter(|comment| comment.reason.is_some());
    let placed = comments.flat_map(|comment| {
        let path = places.stable(&comment.path);
        comment.rules.into_iter().map(move |named| (path.clone(), named.id))
    });
    placed.collect()
}

/// Silences the findings that comments name at their place, and notes which comments had something to silence.
pub(super) fn apply(comments: &mut [Comment], findings: &mut [Finding], may_silence: impl Fn(&str) -> bool) {
    let mut naming = naming(comments);
    // Most files have no such comment, and where their lines begin need not be known.
    if naming.is_empty() {
        return;
    }
    for finding in
        findings.iter_mut().filter(|finding| finding.suppression.is_none() && may_silence(&finding.rule))
    {
        let line = finding.source.line_of(finding.span.start);
        let key = (Arc::as_ptr(&finding.source), line, (*finding.rule).to_owned());
        let Some(named) = naming.get_mut(&key) else { continue };
        // Nobody alone silences what was agreed, least of all in the change that breaks it.
        let is_agreed = rules::find(&finding.rule).is_some_and(Rule::is_of_agreement);
        for (comment, rule) in named.unused.drain(..) {
            let (reason, rule) = (comments[comment].reason.clone(), &mut comments[comment].rules[rule]);
            rule.is_used = true;
            if !(rule.is_new && is_agreed) {
                named.reason = reason;
            }
        }
        let silenced = named.reason.as_ref().map(|reason| Suppression::Ignored { reason: reason.clone() });
        finding.suppression = silenced;
    }
}

/// What the comments of one line say of one rule.
#[derive(Default)]
struct Named {
    /// The comments that name it, each with the place of the rule in its list, until something is silenced.
    unused: Vec<(usize, usize)>,
    /// The reason of the last one that may silence.
    reason: Option<String>,
}

/// What comments with a reason name, by file, line and rule.
fn naming(comments: &[Comment]) -> BTreeMap<(*const Source, usize, String), Named> {
    let mut naming: BTreeMap<_, Named> = BTreeMap::new();
    for (at, comment) in comments.iter().enumerate().filter(|(_, comment)| comment.reason.is_some()) {
        let mut seen = BTreeSet::new();
        for (nth, named) in comment.rules.iter().enumerate().filter(|(_, named)| seen.insert(&named.id)) {
            let key = (Arc::as_ptr(&comment.source), comment.line, named.id.clone());
            naming.entry(key).or_default().unused.push((at, nth));
        }
    }
    naming
}

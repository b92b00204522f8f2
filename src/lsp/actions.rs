//! What fixes or silences a finding, and what adds a section.

use std::collections::BTreeSet;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use super::client::{ADD_SECTION, Client, FIX_ALL};
use super::document::OpenDocument;
use super::{add_section, diagnostics};
use crate::config::Policy;
use crate::document::Source;
use crate::finding::{Finding, Fix, Nature, fixed};
use crate::rules::{self, Rule};
use crate::yaml::{self, Limits, Span, edit};

/// The actions for a stretch of a text.
pub(super) fn actions(
    document: &OpenDocument,
    params: &CodeActionParams,
    client: &Client,
    policy: &Policy,
) -> Vec<CodeActionOrCommand> {
    let is_wanted = |kind: &CodeActionKind| match &params.context.only {
        None => true,
        Some(only) => only.iter().any(|it| {
            kind == it || kind.as_str().strip_prefix(it.as_str()).is_some_and(|rest| rest.starts_with('.'))
        }),
    };
    let wanted = document.places(client.encoding).span(params.range);
    let touched = |finding: &&Finding| finding.span.start <= wanted.end && wanted.start <= finding.span.end;
    let mut actions = Vec::new();
    let here: Vec<&Finding> = document.findings.iter().filter(touched).collect();
    if is_wanted(&CodeActionKind::QUICKFIX) {
        actions.extend(here.iter().filter_map(|finding| fix(document, finding, client)));
        actions.extend(here.iter().filter_map(|finding| ignore(document, finding, client)));
    }
    if is_wanted(&FIX_ALL) {
        actions.extend(fix_all(document, client));
    }
    let is_between = is_wanted(&ADD_SECTION) && is_between_sections(&document.source, wanted.start);
    let asking: BTreeSet<String> =
        here.iter().filter(|it| it.nature == Nature::Gap).map(|it| it.section()).collect();
    if is_between || (is_wanted(&ADD_SECTION) && !asking.is_empty()) {
        let lacking = add_section::lacking(document, policy).into_iter();
        let offered = lacking.filter(|(section, _)| is_between || asking.contains(section));
        let add = |(section, edit): (String, edit::TextEdit)| {
            action(document, &format!("Add section `{section}`"), ADD_SECTION, &[edit], client)
        };
        actions.extend(offered.map(add));
    }
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// Whether a place is on a line on which a section begins or could: not within one, where the list of them would be in the way.
fn is_between_sections(source: &Source, at: u32) -> bool {
    let line = source.line(source.position(at).line);
    let text = source.text.get(line.range()).unwrap_or_default();
    text.trim().is_empty() || !text.starts_with([' ', '\t', '-'])
}

fn fix(document: &OpenDocument, finding: &Finding, client: &Client) -> Option<CodeAction> {
    let fix = finding.fix.as_ref()?;
    let mut action = action(document, &fix.title, CodeActionKind::QUICKFIX, &fix.edits, client);
    action.is_preferred = Some(fix.is_safe());
    Some(with_finding(action, document, finding, client))
}

fn fix_all(document: &OpenDocument, client: &Client) -> Option<CodeAction> {
    let fixes: Vec<&Fix> =
        document.findings.iter().filter_map(|it| it.fix.as_ref()).filter(|fix| fix.is_safe()).collect();
    let (_, made) = fixed(&document.source, &fixes).ok().filter(|(_, made)| !made.is_empty())?;
    let mut edits: Vec<edit::TextEdit> = made.iter().flat_map(|nth| fixes[*nth].edits.clone()).collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    Some(action(document, "Fix all that is certain in this file", FIX_ALL, &edits, client))
}

/// A comment above the line. It silences nothing until a reason is written behind it, and says so itself: nobody accepts a
/// finding by a click.
fn ignore(document: &OpenDocument, finding: &Finding, client: &Client) -> Option<CodeAction> {
    if !rules::find(&finding.rule).is_none_or(Rule::is_silenceable) {
        return None;
    }
    let edit = comment(&document.source, finding)?;
    let title = format!("Ignore `{}` here (write the reason after the comment)", finding.rule);
    let action = action(document, &title, CodeActionKind::QUICKFIX, &[edit], client);
    Some(with_finding(action, document, finding, client))
}

fn comment(source: &Source, finding: &Finding) -> Option<edit::TextEdit> {
    let line = source.line(source.line_of(finding.span.start));
    let text = source.text.get(line.range())?;
    let indent = &text[..text.len() - text.trim_start().len()];
    let line_break = if source.text.contains("\r\n") { "\r\n" } else { "\n" };
    let at = Span { start: line.start, end: line.start };
    let edit = edit::TextEdit {
        span: at,
        text: format!("{indent}# partner: ignore[{}] {line_break}", finding.rule),
    };
    // Within a text over several lines it would be text.
    let after = edit::splice(&source.text, std::slice::from_ref(&edit))?;
    let reading = yaml::read(&after, &Limits::default());
    let is_comment = reading.problems.is_empty()
        && reading.tree.is_some_and(|tree| tree.comments().len() == source.tree.comments().len() + 1);
    is_comment.then_some(edit)
}

fn with_finding(
    action: CodeAction,
    document: &OpenDocument,
    finding: &Finding,
    client: &Client,
) -> CodeAction {
    let places = document.places(client.encoding);
    let diagnostic = diagnostics::of_finding(finding, &places, client.encoding, |_| None);
    CodeAction { diagnostics: Some(vec![diagnostic]), ..action }
}

fn action(
    document: &OpenDocument,
    title: &str,
    kind: CodeActionKind,
    edits: &[edit::TextEdit],
    client: &Client,
) -> CodeAction {
    let places = document.places(client.encoding);
    let edits = edits.iter().map(|it| TextEdit { range: places.range(it.span), new_text: it.text.clone() });
    let edit = if client.takes_versions {
        let text_document = OptionalVersionedTextDocumentIdentifier {
            uri: document.uri.clone(),
            version: Some(document.version),
        };
        let edit = TextDocumentEdit { text_document, edits: edits.map(OneOf::Left).collect() };
        WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(vec![edit])),
            ..WorkspaceEdit::default()
        }
    } else {
        WorkspaceEdit {
            changes: Some(std::iter::once((document.uri.clone(), edits.collect())).collect()),
            ..WorkspaceEdit::default()
        }
    };
    CodeAction { title: title.to_owned(), kind: Some(kind), edit: Some(edit), ..CodeAction::default() }
}

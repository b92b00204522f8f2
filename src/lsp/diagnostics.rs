//! Findings as the diagnostics of the protocol.

use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Range,
};

use super::file_uri;
use super::position::{Encoding, Places};
use crate::document::Source;
use crate::finding::{Finding, Severity};
use crate::render::{in_lines, visible};

/// Who says so.
const SOURCE: &str = "partner";

/// A finding at its place. Other places are told where the editor knows their files: `open` gives the places of one that is
/// open.
pub(super) fn of_finding<'a>(
    finding: &Finding,
    places: &Places<'_>,
    encoding: Encoding,
    open: impl Fn(&Source) -> Option<Places<'a>>,
) -> Diagnostic {
    let related: Vec<DiagnosticRelatedInformation> = finding
        .related
        .iter()
        .filter_map(|related| {
            let uri = file_uri::uri(related.source.file()?)?;
            let range = open(&related.source)
                .unwrap_or_else(|| Places::new(&related.source, encoding, false))
                .range(related.span);
            Some(DiagnosticRelatedInformation {
                location: Location { uri, range },
                message: visible(&related.label),
            })
        })
        .collect();
    Diagnostic {
        range: places.range(finding.span),
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.to_string())),
        source: Some(SOURCE.to_owned()),
        message: in_lines(finding),
        related_information: (!related.is_empty()).then_some(related),
        ..Diagnostic::default()
    }
}

/// Advice is a hint: a young charter gets dozens of them, and `check` does not show them in place either.
fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Advice => DiagnosticSeverity::HINT,
    }
}

/// A mistake in the configuration, and what to write instead.
pub(super) fn of_config(range: Range, message: &str, help: &str) -> Diagnostic {
    let help = if help.is_empty() { String::new() } else { format!("\nfix: {}", visible(help)) };
    Diagnostic {
        range,
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some(SOURCE.to_owned()),
        message: format!("{}{help}", visible(message)),
        ..Diagnostic::default()
    }
}

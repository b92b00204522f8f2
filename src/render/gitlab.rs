//! GitLab's code quality report: a list of findings, compared between the branches of a merge request by fingerprint.

use std::collections::BTreeMap;

use serde::Serialize;

use super::json_text::json_text;
use super::sanitise::visible;
use super::severity::names;
use super::{Run, wording};
use crate::check::CheckReport;
use crate::finding::{Finding, Severity};

#[derive(Serialize)]
struct Entry<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The findings that count, as GitLab reads them.
///
/// # Errors
/// None in practice: everything in it can be written as JSON.
pub fn gitlab(report: &CheckReport<'_>, run: &Run) -> serde_json::Result<String> {
    let mut seen = BTreeMap::new();
    let entries: Vec<Entry<'_>> = report
        .listed(run.least(Severity::Warning))
        .map(|finding| Entry {
            description: visible(&wording::in_lines(finding).replace('\n', "; ")),
            check_name: &finding.rule,
            fingerprint: unique(finding, &mut seen),
            severity: names(finding.severity).gitlab,
            location: Location {
                path: run.path(&finding.source),
                lines: Lines {
                    begin: finding.source.position(finding.span.start).line,
                    end: finding.source.position(finding.span.end).line,
                },
            },
        })
        .collect();
    json_text(&entries)
}

/// GitLab keeps one finding of each fingerprint. Two partnerships of one id have the same fingerprints: the later ones are
/// numbered.
fn unique<'a>(finding: &'a Finding, seen: &mut BTreeMap<&'a str, u32>) -> String {
    let nth = seen.entry(finding.fingerprint.as_str()).or_insert(0);
    *nth += 1;
    match *nth {
        1 => finding.fingerprint.clone(),
        nth => format!("{}-{nth}", finding.fingerprint),
    }
}

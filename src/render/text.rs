//! The default format: findings in place, grouped by partnership, worst first, with the verdicts below and what to do next.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::sanitise::visible;
use super::{Look, NAME_MOST, advice, next, prose, severity, snippet, verdicts};
use crate::check::{CheckReport, Judged, Summary};
use crate::document::scalar::Date;
use crate::finding::{Finding, Severity};
use crate::grammar::{counted, shortened};
use crate::wording::left_out::left_out;

/// The report for people.
#[must_use]
pub fn text(report: &CheckReport<'_>, look: Look) -> String {
    let mut text = String::new();
    for judged in &report.partnerships {
        partnership(&mut text, judged, report.as_of, look);
    }
    findings(&mut text, report.strays.iter().filter(|finding| finding.suppression.is_none()), look);
    if !look.is_quiet {
        text.push_str(&summary(report));
    }
    text
}

/// How much was looked at and found, as the last line of what people read.
#[must_use]
pub fn summary(report: &CheckReport<'_>) -> String {
    format!("{}\n", summary_line(report))
}

fn partnership(text: &mut String, judged: &Judged<'_>, as_of: Date, look: Look) {
    findings(text, judged.active(), look);
    if look.is_quiet {
        return;
    }
    let bold = Style::new().bold();
    let head = format!(
        "{} ({}{})",
        shortened(&visible(judged.partnership.name()), NAME_MOST),
        visible(&judged.partnership.charter.source.path),
        judged.stage.map(|stage| format!(", stage {stage}")).unwrap_or_default()
    );
    for line in prose::lines(&head, look.width, ["", "  "]) {
        let _ = writeln!(text, "{}", painted(&line, bold, look));
    }
    text.push_str(&verdicts::verdicts(judged, as_of, look));
    let _ = writeln!(text, "{}", next::next(judged, look));
}

fn findings<'a>(text: &mut String, findings: impl Iterator<Item = &'a Finding>, look: Look) {
    let is_listed = |finding: &&Finding| finding.severity == Severity::Advice && !look.is_verbose;
    let (listed, shown): (Vec<&Finding>, Vec<&Finding>) = findings.partition(is_listed);
    for finding in shown {
        let _ = writeln!(text, "{}", snippet::snippet(finding, look));
    }
    let list = advice::advice(&listed, look);
    if !list.is_empty() {
        let painted =
            list.replacen("advice", &painted("advice", AnsiColor::Cyan.on_default().bold(), look), 1);
        let _ = writeln!(text, "{painted}");
    }
}

fn painted(text: &str, style: Style, look: Look) -> String {
    if look.is_styled { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

/// How much was looked at and found, in a line.
fn summary_line(report: &CheckReport<'_>) -> String {
    let summary = report.summary();
    let suppressed = match summary.suppressed {
        0 => String::new(),
        count => format!(" ({count} accepted: waived, ignored or in the baseline)"),
    };
    let fixable = match summary.fixable {
        0 => String::new(),
        count => format!("; {count} fixable with `--fix`"),
    };
    format!("{}: {}{suppressed}{fixable}", looked_at(report), found(summary))
}

/// How much was looked at, in words.
pub(super) fn looked_at(report: &CheckReport<'_>) -> String {
    let (summary, stray_files) = (report.summary(), report.stray_files);
    let mut looked_at = vec![counted(summary.charters, "charter")];
    if summary.records > 0 {
        looked_at.push(counted(summary.records, "record"));
    }
    if stray_files > 0 {
        looked_at.push(counted(stray_files, "file that could not be judged"));
    }
    let looked_at = looked_at.join(", ");
    match left_out(&report.left_out) {
        Some(left_out) => format!("{looked_at} ({left_out})"),
        None => looked_at,
    }
}

/// How much was found that counts, in words.
pub(super) fn found(summary: Summary) -> String {
    let found: Vec<String> = [
        (summary.errors, Severity::Error),
        (summary.warnings, Severity::Warning),
        (summary.advice, Severity::Advice),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, severity)| severity::counted(count, severity))
    .collect();
    if found.is_empty() { "nothing to say".to_owned() } else { found.join(", ") }
}

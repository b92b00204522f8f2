//! SARIF 2.1.0: findings with all rules, for code scanning and editors.

mod fixes;
mod log;
mod text;

use std::collections::BTreeMap;

use self::log::{
    ArtifactLocation, Automation, BaseUri, Configuration, Driver, Entry, Help, Invocation, Location, Log,
    LogicalLocation, Message, Physical, Region, Rule, RuleProperties, RunLog, Suppressed, Tool,
};
use super::entries::{Entries, fill};
use super::json_text::json_text;
use super::markdown::escape::inline;
use super::sanitise::{visible, visible_markdown};
use super::scribe::{Scribe, written};
use super::severity::names;
use super::uri::uri;
use super::{Run, Spool, wording};
use crate::check::{CheckReport, Judged, RuleDescription};
use crate::document::Source;
use crate::finding::{Finding, Severity, Suppression};
use crate::view::check::page_of;
use crate::yaml::Span;

/// The name of the folder that all paths are relative to: the repository's root.
const ROOT: &str = "%SRCROOT%";

/// The name of the fingerprint; another number where fingerprints are made in another way.
const FINGERPRINT: &str = "partner/v2";

/// The report as a SARIF log of one run.
#[must_use]
pub fn sarif(report: &CheckReport<'_>, rules: &[RuleDescription], run: &Run) -> String {
    written(Box::new(Sarif::new(Spool::held(), rules, run)), report)
}

/// Writes it: what counts, then what was accepted.
#[derive(Debug)]
pub struct Sarif<'r> {
    to: Spool,
    rules: &'r [RuleDescription<'r>],
    index: BTreeMap<&'r str, usize>,
    run: &'r Run,
    least: Severity,
    counting: Entries,
    accepted: Entries,
}

impl<'r> Sarif<'r> {
    /// Writes what the run lists.
    #[must_use]
    pub fn new(to: Spool, rules: &'r [RuleDescription<'r>], run: &'r Run) -> Self {
        let index = rules.iter().enumerate().map(|(index, rule)| (rule.id, index)).collect();
        let list = || Entries::at(RESULTS);
        let least = run.least(Severity::Warning);
        Self { to, rules, index, run, least, counting: list(), accepted: list() }
    }

    fn add(&mut self, finding: &Finding) {
        let entry = || result(finding, &self.index, self.run);
        if finding.suppression.is_some() {
            // Code scanning does not know suppressions: it would show what is accepted as if it counted.
            if self.run.shows_suppressed {
                self.accepted.add(&entry());
            }
        } else if finding.is_listed(self.least) {
            self.counting.add(&entry());
        }
    }
}

/// In which column the list of results begins.
const RESULTS: usize = 6;

impl Scribe for Sarif<'_> {
    fn take(&mut self, judged: &Judged<'_>) {
        judged.findings.iter().for_each(|finding| self.add(finding));
    }

    fn end(mut self: Box<Self>, report: &CheckReport<'_>) -> Spool {
        report.strays.iter().for_each(|finding| self.add(finding));
        let Self { mut to, rules, run, mut counting, accepted, .. } = *self;
        counting.append(accepted);
        match json_text(&log(report, rules, run)) {
            Ok(frame) => fill(&frame, vec![("results", counting)], &mut to),
            Err(error) => to.note(Err(error.into())),
        }
        to
    }
}

/// The log without its results.
fn log<'r>(report: &CheckReport<'_>, rules: &'r [RuleDescription<'r>], run: &'r Run) -> Log<'r> {
    let has_failed = report.fails(run.fails_from);
    Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [RunLog {
            tool: Tool {
                driver: Driver {
                    name: "partner",
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: rules.iter().map(rule).collect(),
                },
            },
            automation_details: category(run).map(|id| Automation { id }),
            invocations: [Invocation {
                execution_successful: true,
                exit_code: u8::from(has_failed),
                exit_code_description: match has_failed {
                    true => "findings at or above the threshold",
                    false => "nothing at or above the threshold",
                },
            }],
            original_uri_base_ids: BTreeMap::from([(
                ROOT,
                BaseUri { description: Message::plain("the repository's root") },
            )]),
            default_encoding: "UTF-8",
            // YAML's line breaks, and so those that are counted here.
            newline_sequences: ["\r\n", "\n", "\r"],
            column_kind: "unicodeCodePoints",
            results: Vec::new(),
            properties: log::RunProperties { as_of: report.as_of.to_string() },
        }],
    }
}

/// What one run is told apart from another by. Where nobody has said it, it is left to whoever uploads the log; but parts of a whole
/// must not replace one another.
fn category(run: &Run) -> Option<String> {
    let category = run.category.as_deref();
    match run.part {
        Some(part) => Some(format!("{}/{}-of-{}/", category.unwrap_or("partner"), part.nth, part.of)),
        None => category.map(|category| format!("{category}/")),
    }
}

fn rule<'a>(rule: &'a RuleDescription<'_>) -> Rule<'a> {
    // What a team has written is a text like any other, and no Markdown.
    let page = match rule.is_own {
        true => own_page(&rule.page),
        false => rule.page.clone(),
    };
    let summary = text::sentence(&visible(rule.summary));
    let why = text::sentence(&visible(rule.why));
    Rule {
        id: rule.id,
        name: text::name(rule.id),
        short_description: Message::plain(&summary),
        full_description: Message::plain(&format!("{summary} Why it matters: {why}")),
        // The whole page, for a viewer has nothing but this log.
        help: Help { text: text::without_links(&text::plain(&visible_markdown(&rule.page))), markdown: page },
        default_configuration: Configuration { level: names(rule.severity).sarif },
        properties: RuleProperties {
            tags: [rule.family],
            problem_severity: names(rule.severity).problem,
            sources: rule.authority,
            page: (!rule.is_own).then(|| page_of(rule.id)),
        },
    }
}

/// The page of a rule of the team's own: headings, lists and code stay, everything else is escaped.
fn own_page(page: &str) -> String {
    let line = |line: &str| {
        let (mark, rest) = match line {
            _ if line.starts_with("    ") => return visible(line) + "\n",
            _ => ["# ", "## ", "- "]
                .iter()
                .find_map(|mark| Some((*mark, line.strip_prefix(mark)?)))
                .unwrap_or(("", line)),
        };
        format!("{mark}{}\n", inline(rest))
    };
    page.lines().map(line).collect()
}

fn result<'a>(finding: &'a Finding, index: &BTreeMap<&str, usize>, run: &Run) -> Entry<'a> {
    let related = finding.related.iter().zip(1..);
    Entry {
        rule_id: &finding.rule,
        rule_index: index.get(&*finding.rule).copied(),
        level: names(finding.severity).sarif,
        message: Message { text: text::without_links(&wording::in_lines(finding)) },
        locations: [Location {
            id: None,
            physical_location: physical(&finding.source, finding.span, run),
            logical_locations: logical(finding),
            message: None,
        }],
        related_locations: related
            .map(|(place, id)| Location {
                id: Some(id),
                physical_location: physical(&place.source, place.span, run),
                logical_locations: Vec::new(),
                message: Some(Message { text: text::without_links(&visible(&place.label)) }),
            })
            .collect(),
        partial_fingerprints: BTreeMap::from([(FINGERPRINT, finding.fingerprint())]),
        fixes: finding.fix.iter().map(|fix| fixes::entry(&finding.source, fix, run)).collect(),
        suppressions: run.shows_suppressed.then(|| finding.suppression.iter().map(suppressed).collect()),
        properties: log::ResultProperties {
            partnership: finding.partnership.as_deref().map(visible),
            why: &finding.why,
            problem_severity: names(finding.severity).problem,
        },
    }
}

fn logical(finding: &Finding) -> Vec<LogicalLocation> {
    let path = visible(&finding.at.to_string());
    if path.is_empty() {
        Vec::new()
    } else {
        vec![LogicalLocation { fully_qualified_name: path, kind: "member" }]
    }
}

fn physical(source: &Source, span: Span, run: &Run) -> Physical {
    Physical { artifact_location: artifact(source, run), region: region(source, span) }
}

fn artifact(source: &Source, run: &Run) -> ArtifactLocation {
    ArtifactLocation { uri: uri(&run.path(source)), uri_base_id: ROOT }
}

fn region(source: &Source, span: Span) -> Region {
    let start = source.position(span.start);
    let end = source.position(span.end);
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
        char_offset: None,
        char_length: None,
    }
}

/// Comments and waivers stand in the files that are judged; a baseline is a file of its own.
fn suppressed(suppression: &Suppression) -> Suppressed {
    Suppressed {
        kind: match suppression {
            Suppression::Ignored { .. } | Suppression::Waived { .. } => "inSource",
            Suppression::Baselined => "external",
        },
        status: "accepted",
        justification: wording::accepted(suppression),
    }
}

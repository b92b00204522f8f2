//! `ip-background-missing`: the ip section does not say what becomes of what each party brought.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::series;
use crate::rules::canvas::gap::Gap;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "ip-background-missing",
    family: Family::Ip,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "the ip section does not say what becomes of what each party brought",
    why: "what is not said to stay can be claimed to have been put in",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("background_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let charter = subject.charter;
    let Some(ip) = charter.ip.get() else { return };
    let parties = subject.parties();
    let Some(gap) = Gap::of_each(&parties, &ip.background) else { return };
    let open = if gap.is_open { ": it is still open" } else { "" };
    if gap.parties.len() == parties.len() {
        report
            .at_key(
                "ip.background",
                format!("the ip section does not say who owns what each party brought{open}"),
            )
            .help("add `background:` to `ip`; usual is `background: retained`, each keeps what it brought");
        return;
    }
    let lines: Vec<String> = gap.parties.iter().map(|party| format!("`{party}: retained`")).collect();
    report
        .at_key(
            gap.path("ip.background"),
            format!(
                "the ip section does not say who owns what {} brought{open}",
                names(charter, &gap.parties)
            ),
        )
        .help(format!("add {} to `ip.background`, or write one value for all", series(&lines)));
}

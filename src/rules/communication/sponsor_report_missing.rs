//! `sponsor-report-missing`: no report goes to the sponsor of a party.

use crate::document::charter::Charter;
use crate::document::charter::governance::Body;
use crate::document::charter::stage::Stage;
use crate::document::scalar::{Person, Scalar as _, Text};
use crate::document::{Field, List};
use crate::finding::Severity;
use crate::rules::series::names;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "sponsor-report-missing",
    family: Family::Communication,
    severity: Severity::Advice,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "no report goes to the sponsor of a party",
    why: "a sponsor who hears nothing has nothing to defend the partnership with",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("sponsor_report_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let charter = subject.charter;
    let Some(communication) = charter.communication.get() else { return };
    let Some(reports) = communication.reports.get().filter(|reports| !reports.is_empty()) else {
        if !communication.reports.is_invalid() {
            report
                .at_key("communication.reports", "no regular report goes to the sponsors")
                .help("add `reports:` to `communication`: `- name: Status` with `cadence: monthly` and `to: sponsors`");
        }
        return;
    };
    let is_unreadable = |to: &List<Text>| to.0.iter().any(Field::is_invalid);
    if reports.0.iter().any(|it| {
        let to = it.and(|it| &it.to);
        to.is_invalid() || to.get().is_some_and(|to| is_unreadable(to))
    }) {
        return;
    }
    let recipients: Vec<&str> =
        reports.values().filter_map(|it| it.to.get()).flat_map(|to| to.values().map(Text::as_str)).collect();
    let unreached: Vec<&str> = charter
        .party_ids()
        .into_iter()
        // Who has no sponsor is told to name one; until then nobody can be reached.
        .filter(|party| sponsor_of(charter, party).is_some())
        .filter(|party| !recipients.iter().any(|recipient| reaches(charter, recipient, party)))
        .collect();
    if unreached.is_empty() {
        return;
    }
    let names = names(subject.charter, &unreached);
    report
        .at_key("communication.reports", format!("no report goes to the sponsor of {names}"))
        .help("write `to: sponsors` in one of the reports, best with `cadence: monthly`");
}

fn sponsor_of<'a>(charter: &'a Charter, party: &str) -> Option<&'a Person> {
    charter.parties.get()?.get(party)?.get()?.sponsor.get()
}

/// Whether these words for a recipient include the sponsor of a party.
fn reaches(charter: &Charter, recipient: &str, party: &str) -> bool {
    let words = recipient.to_lowercase();
    let mentions =
        |party: &str| words.contains(party) || words.contains(&charter.party_name(party).to_lowercase());
    let is_for_some = charter.party_ids().into_iter().any(mentions);
    if words.contains("sponsor") || is_for_some {
        return !is_for_some || mentions(party);
    }
    if matches!(words.as_str(), "all" | "both" | "everybody" | "everyone") {
        return true;
    }
    let Some(sponsor) = sponsor_of(charter, party) else { return false };
    Person::parse(recipient).is_ok_and(|person| person.is_same(sponsor))
        || sits_in(charter, &words, party, sponsor)
}

/// Whether the words name a body in which the sponsor sits.
fn sits_in(charter: &Charter, words: &str, party: &str, sponsor: &Person) -> bool {
    let bodies = charter.governance.get().and_then(|governance| governance.bodies.get());
    let is_meant = |body: &&Body| {
        body.id.get().is_some_and(|id| id.as_str() == words)
            || body.name.get().is_some_and(|name| name.as_str().to_lowercase() == words)
    };
    bodies.into_iter().flat_map(|bodies| bodies.values().filter(is_meant)).any(|body| {
        let members = body.members.and(|members| {
            members.0.iter().find(|(id, _)| id == party).map_or(&Field::Missing, |(_, it)| it)
        });
        members.get().is_some_and(|members| members.values().any(|person| person.is_same(sponsor)))
    })
}

use super::recipients::{reaches, sponsor_of};
use crate::document::scalar::Text;
use crate::document::{Field, List};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// no regular report to a party's executive sponsor
    "sponsor-report-missing",
    severity: Advice, from: Launch,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "Which report goes to the executive sponsors, and how often?",
    at: "communication.reports", example: "a status report to the sponsors every month", concerns: All,
    authority: ["S0"],
    why: "a sponsor without news cannot defend the partnership when budgets are cut",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(communication) = charter.communication.get() else { return };
    let Some(reports) = communication.reports.get().filter(|reports| !reports.is_empty()) else {
        if !communication.reports.is_invalid() {
            drafts
                .at_key("communication.reports", "no regular report to the executive sponsors")
                .help("agree on a short report and add `reports:` to `communication`: `- name: Status` with `cadence: monthly` and `to: sponsors`");
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
    drafts
        .at_key("communication.reports", format!("no regular report to the executive sponsor of {names}"))
        .help("send a report to the sponsors too: write `to: sponsors` in one of the reports, ideally with `cadence: monthly`");
}

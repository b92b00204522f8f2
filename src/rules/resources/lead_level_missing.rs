use crate::document::charter::resources::Commitment;
use crate::grammar::series;
use crate::rules::resources::spoken;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the seniority of a party's lead is missing
    "lead-level-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Team), consequence: Unsaid,
    question: "How senior is the party's lead?",
    at: "resources.{phase}.{party}.lead_level", example: "director", concerns: Each,
    authority: ["S2"],
    why: "without it a party may find out too late that the other's lead cannot decide",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(table) = charter.resources.get() else { return };
    for party in subject.parties() {
        let lacking: Vec<(&str, &Commitment)> = table
            .iter()
            .filter_map(|(phase, commitments)| Some((phase, *commitments.of(party).get()?)))
            .filter(|(_, commitment)| commitment.lead_level.is_missing())
            .collect();
        let Some((first, commitment)) = lacking.first() else { continue };
        let phases: Vec<String> = lacking.iter().map(|(phase, _)| spoken(phase)).collect();
        let name = charter.party_name(party);
        let write = "`lead_level:` (junior, manager, director, vp or c-level)";
        let (message, help) = match commitment.lead.get() {
            Some(lead) => (
                format!("no seniority for {}, lead of {name} in {}", lead.name(), series(&phases)),
                format!("add {write} next to `lead: {}`", lead.name()),
            ),
            None => (
                format!("no lead and no seniority for {name} in {}", series(&phases)),
                format!("name the lead of {name}: add `lead:` (a person) and {write}"),
            ),
        };
        drafts.at_key(format!("resources.{first}.{party}"), message).help(help);
    }
}

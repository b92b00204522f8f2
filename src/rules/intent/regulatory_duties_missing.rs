use crate::document::charter::Charter;
use crate::document::charter::intent::IntentKind;
use crate::grammar::number;
use crate::rules::intent::seekers::{place_of, seekers};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party seeks to share risk, but regulatory duties are not assigned
    "regulatory-duties-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(PublicDuties), consequence: Unsaid,
    question: "Who carries which duty towards regulators?",
    at: "scope.regulatory_duties", example: "each answers for its own customers", concerns: Each,
    authority: ["ours"],
    why: "the regulator turns to the party it knows, whatever was shared between the parties",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let seekers = seekers(subject, IntentKind::RiskMitigation);
    let duties = subject.charter.scope.and(|scope| &scope.regulatory_duties);
    if seekers.is_empty() || !duties.is_missing() || speaks_of_regulation(subject.charter) {
        return;
    }
    let who = names(subject.charter, &seekers);
    let verb = number(seekers.len(), "seeks", "seek");
    let duties = match duties.is_open() {
        true => "regulatory duties undecided",
        false => "no regulatory duties assigned",
    };
    drafts
        .at_value(
            place_of(&seekers),
            format!(
                "{duties}, though {who} {verb} to share risk"
            ),
        )
        .help("agree which duties each party has and write them under `scope.regulatory_duties`, or `none` if nothing is regulated");
}

/// Whether the charter settles regulatory matters elsewhere: in a decision right, a risk, a constraint or the scope.
fn speaks_of_regulation(charter: &Charter) -> bool {
    let governance = charter.governance.get();
    let decisions = governance.and_then(|it| it.decisions.get()).into_iter().flat_map(|it| it.values());
    let decisions = decisions.filter_map(|it| it.what.get());
    let risks = charter.risks.get().into_iter().flat_map(|it| it.values());
    let risks = risks.flat_map(|it| {
        [it.what.get().and_then(|what| what.value()), it.mitigation.get(), it.contingency.get()]
    });
    let risks = risks.flatten();
    let scope = charter.scope.get().and_then(|it| it.included.get()).into_iter().flat_map(|it| it.values());
    let constraints = charter.canvas.get().and_then(|it| it.constraints.get());
    let constraints =
        constraints.into_iter().flat_map(|it| it.iter()).flat_map(|(_, listed)| listed.values());
    decisions.chain(risks).chain(scope).chain(constraints).any(|text| {
        let text = text.as_str().to_lowercase();
        ["regulat", "complian", "supervis", "authorit"].iter().any(|word| text.contains(word))
    })
}

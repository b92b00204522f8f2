use crate::document::charter::stage::Stage;
use crate::finding::Consequence;
use crate::rules::{Subject, rule};

rule! {
    /// no exit terms
    "exit-clause-missing",
    severity: Error, from: Negotiation, until: WindingDown,
    nature: Gap(WayOut), consequence: Trapped, rises: business_first,
    question: "How does a party exit, and what happens then?",
    example: "90 days' notice, each keeps its own, 60 days of transition support", concerns: All,
    authority: ["S0", "S2", "S3", "S4"],
    why: "with no exit route, parties commit less and a break-up turns into a dispute",
    check: Wanted {
        exit,
        no: "exit terms",
        write: "agree how the partnership ends, then add an `exit:` section; start with `notice: 90 days`, `ip:` (who keeps what) and `transition: 60 days`",
    },
}

/// Before the parties have said what they want and what passes between them, there is no deal to be trapped in: business first [S2].
fn business_first(subject: &Subject<'_>) -> Option<Consequence> {
    let charter = subject.charter;
    let canvas = charter.canvas.get();
    let wants = charter.intent.is_given() || canvas.is_some_and(|canvas| canvas.goals.is_given());
    let value = charter.value.get();
    let passes = value.is_some_and(|value| value.exchange.is_given()) || charter.deliverables.is_given();
    let is_early = subject.stage <= Stage::Negotiation;
    (is_early && !(wants && passes)).then_some(Consequence::Unsaid)
}

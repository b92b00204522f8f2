use crate::finding::Place;
use crate::method::trends::QuarterBalance;
use crate::method::value::Ratio;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// the balance between the parties fell for two quarters in a row
    "balance-declining",
    severity: Warning, from: Operation,
    nature: Defect, consequence: Exposed,
    authority: ["S3"],
    why: "the party whose return keeps falling cuts its effort before it complains",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let reviews = &subject.partnership.records.reviews;
    let Some([first, second, third]) = &subject.assessment.balance_decline else { return };
    let Some(last) = reviews.get(third.record) else { return };
    let lowest = &third.value.balance.lowest;
    let Some(place) = lowest.first() else { return };
    let balances = [first, second, third].map(|point| point.value.balance.value);
    let [from, over, to] = told_apart(balances);
    let mut draft = drafts
        .at_record(
            &last.source,
            format!("indicators.value_received.{place}"),
            format!(
                "balance fell for two quarters in a row: {from} in {}, {over}, {to} in {}",
                first.period, third.period
            ),
        )
        .note(format!("{}: {}", third.period, each(subject, &third.value)))
        .help(format!(
            "find out together why the return of {} fell, renegotiate what each party contributes and receives, and record what you agree as an action",
            names(subject.charter, &lowest.iter().map(String::as_str).collect::<Vec<_>>())
        ));
    for point in [second, first] {
        if let Some(review) = reviews.get(point.record) {
            let place = Place::key("indicators.value_received");
            let label = format!("{}: {}", point.period, each(subject, &point.value));
            draft = draft.also_in_record(&review.source, &place, label);
        }
    }
}

/// `return per 1 contributed: Northwind Bank 1.20, Kestrel Software 0.90`.
fn each(subject: &Subject<'_>, quarter: &QuarterBalance) -> String {
    let each: Vec<String> = quarter
        .ratios
        .iter()
        .map(|(party, ratio)| format!("{} {ratio}", subject.charter.party_name(party)))
        .collect();
    format!("return per 1 contributed {}", each.join(", "))
}

/// The three balances with as many digits as tell each from its neighbours.
fn told_apart([first, second, third]: [Ratio; 3]) -> [String; 3] {
    let (to_first, to_third) = (second.beside(first), second.beside(third));
    let middle = if to_first.len() > to_third.len() { to_first } else { to_third };
    [first.beside(second), middle, third.beside(second)]
}

use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a metric or indicator got worse for two quarters in a row
    "indicator-declining",
    severity: Warning, from: Operation,
    nature: Defect, consequence: Adrift,
    authority: ["S3"],
    why: "one bad quarter is noise, two in a row are a direction",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let reviews = &subject.partnership.records.reviews;
    for decline in &subject.assessment.declines {
        let [first, second, third] = &decline.points;
        let Some(last) = reviews.get(third.record) else { continue };
        let message = format!(
            "{} got worse for two quarters in a row: from {} in {} over {} to {} in {}",
            name(subject, &decline.path),
            first.value,
            first.period,
            second.value,
            third.value,
            third.period
        );
        let mut draft = drafts
            .at_record(&last.source, decline.path.as_str(), message)
            .help("look for the cause together, and set the target or the way of working anew; record what you agreed as an action");
        for point in [first, second] {
            if let Some(review) = reviews.get(point.record) {
                let place = Place::value(decline.path.as_str());
                draft = draft.also_in_record(
                    &review.source,
                    &place,
                    format!("{} in {}", point.value, point.period),
                );
            }
        }
    }
}

/// What the path stands for: the name of a metric, or the key of an indicator.
fn name(subject: &Subject<'_>, path: &str) -> String {
    let mut steps = path.split('.').skip(1);
    let (Some(what), party) = (steps.next(), steps.next()) else { return path.to_owned() };
    match party {
        Some(party) if what == "value_contributed" => {
            format!("what {} contributes", subject.charter.party_name(party))
        }
        Some(party) => format!("what {} receives", subject.charter.party_name(party)),
        None => format!("`{what}`"),
    }
}

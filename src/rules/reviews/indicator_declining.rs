use super::naming::{metric_name, spoken};
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a metric or indicator got worse for two quarters in a row
    "indicator-declining",
    severity: Warning, from: Operation,
    nature: Defect, consequence: Adrift,
    authority: ["S3"],
    why: "two bad quarters in a row are a trend, and each further one makes it costlier to correct",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let reviews = &subject.partnership.records.reviews;
    for decline in &subject.assessment.declines {
        let [first, second, third] = &decline.points;
        let Some(last) = reviews.get(third.record) else { continue };
        let message = format!(
            "{} got worse for two quarters in a row: {:#} in {}, {:#}, {:#} in {}",
            name(subject, &decline.path),
            first.value,
            first.period,
            second.value,
            third.value,
            third.period
        );
        let mut draft = drafts
            .at_record(&last.source, decline.path.as_str(), message)
            .help("find the cause together, change the target or the way of working, and record what you agree as an action");
        for point in [first, second] {
            if let Some(review) = reviews.get(point.record) {
                let place = Place::value(decline.path.as_str());
                draft = draft.also_in_record(
                    &review.source,
                    &place,
                    format!("{:#} in {}", point.value, point.period),
                );
            }
        }
    }
}

/// What the path stands for: the name of a metric, or an indicator.
fn name(subject: &Subject<'_>, path: &str) -> String {
    let mut steps = path.split('.').skip(1);
    let (Some(what), party) = (steps.next(), steps.next()) else { return path.to_owned() };
    match party {
        Some(party) if what == "value_contributed" => {
            format!("value contributed by {}", subject.charter.party_name(party))
        }
        Some(party) => format!("value received by {}", subject.charter.party_name(party)),
        None => metric_name(subject.charter, what).map_or_else(|| spoken(what), str::to_owned),
    }
}

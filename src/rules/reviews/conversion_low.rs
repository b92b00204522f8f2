use crate::finding::Place;
use crate::grammar::{counted, number};
use crate::method::reviews::held;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// few of the leads handed over become deals
    "conversion-low",
    severity: Warning, from: Operation,
    nature: Defect, consequence: Adrift,
    authority: ["S1"],
    why: "leads that lead nowhere cost both sales forces time and trust",
    policy: [conversion_least, conversion_judged_from],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let last = held(subject.partnership, subject.as_of).rev().find_map(|(record, review)| {
        let indicators = review.indicators.get()?;
        Some((record, indicators.leads.get()?.value(), indicators.conversions.get()?.value()))
    });
    let Some((record, leads, conversions)) = last else { return };
    let is_low = u64::from(conversions) * 100 < u64::from(leads) * u64::from(subject.policy.conversion_least);
    let Some(review) = subject.partnership.records.reviews.get(record) else { return };
    if leads < subject.policy.conversion_judged_from || !is_low {
        return;
    }
    drafts
        .at_record(
            &review.source,
            "indicators.conversions",
            format!(
                "{conversions} of {} became {}, fewer than {}%",
                counted(leads, "lead"),
                number(conversions, "a deal", "deals"),
                subject.policy.conversion_least
            ),
        )
        .help("review together what makes a lead a lead, and whether the sales people who take them over are trained and equipped")
        .also_in_record(&review.source, &Place::value("indicators.leads"), "the leads");
}

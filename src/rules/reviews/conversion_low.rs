use crate::finding::Place;
use crate::grammar::{counted, number};
use crate::method::leads::{Leads, leads};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// too few of the leads handed over become deals
    "conversion-low",
    severity: Warning, from: Operation,
    nature: Defect, consequence: Adrift,
    authority: ["S1"],
    why: "both sales teams spend time on leads that do not convert, and stop passing them on",
    policy: [conversion_least, conversion_judged_from],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let last = leads(subject.partnership, subject.policy, subject.as_of).filter(|leads| leads.is_low);
    let Some(Leads { record, leads, conversions, .. }) = last else { return };
    let Some(review) = subject.partnership.records.reviews.get(record) else { return };
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
        .help("review together when a lead is qualified, and whether the salespeople who take leads over are trained and equipped")
        .also_in_record(&review.source, &Place::value("indicators.leads"), "leads");
}

use super::parties::section;
use crate::finding::{Consequence, Place};
use crate::rules::{Drafts, Subject, Wanted, rule, wanted};

rule! {
    /// no minimum commitment of a party is agreed
    "minimums-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Minimums), consequence: Unsaid,
    question: "What is the minimum commitment of each party?",
    at: "value.minimums", example: "marketing a quarter, 5000 GBP", concerns: Each,
    authority: ["S3"],
    why: "without a minimum the other party cannot show that this one has stopped doing its part",
    check: Partnership(check),
}

const WANTED: Wanted = wanted! {
    value.minimums.{party},
    words: Figure {
        no: "minimum commitment",
        example: "with `what:` (such as `staff hours a week`) and `amount:` (such as `20`, or `5000 {currency}`)",
    },
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = section(subject) else { return };
    match subject.deal().idle_party().filter(|_| !value.minimums.is_given() && !value.minimums.is_invalid()) {
        Some((party, revenue)) => {
            let name = subject.charter.party_name(party);
            drafts
                .at_key(
                    "value.minimums",
                    format!("no minimum commitment, though {name} plans little effort and {revenue:#} are expected"),
                )
                .consequence(Consequence::Exposed)
                .hits_all_but(party)
                .also(&Place::value(format!("canvas.effort.{party}")), "little effort")
                .help(format!(
                    "agree what {name} does at least, such as calls a week or hours a month, and add it under `minimums.{party}` with `what:` and `amount:`, or write `none`"
                ));
        }
        None => WANTED.judge(subject, drafts),
    }
    for (party, place, minimums) in subject.charter.minimums() {
        for (index, minimum) in minimums {
            let (key, lack, write) = match (minimum.what.is_missing(), minimum.amount.is_missing()) {
                (false, false) => continue,
                (true, false) => ("what", "description", "`what:` (such as `staff hours a week`)"),
                (false, true) => ("amount", "amount", "`amount:` (such as `20`)"),
                (true, true) => (
                    "what",
                    "description and no amount",
                    "`what:` (such as `staff hours a week`) and `amount:` (such as `20`)",
                ),
            };
            let what = minimum.what.get().map_or_else(String::new, |what| format!(" ({})", what.as_str()));
            drafts
                .at_key(
                    format!("{place}[{index}].{key}"),
                    format!(
                        "no {lack} for minimum commitment {} of {}{what}",
                        index + 1,
                        subject.charter.party_name(party)
                    ),
                )
                .help(format!("agree on it, and add {write}"));
        }
    }
}

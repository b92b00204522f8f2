use crate::finding::Place;
use crate::method::candidates::referrals::Referrals;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a referral chain that is a loop
    "referral-cycle",
    severity: Error,
    nature: Defect, consequence: Adrift,
    authority: ["S1"],
    why: "in a loop no one is first, so no one can be paid the reward",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for record in &subject.partnership.records.candidates {
        let Some(candidates) = record.value.candidates.get() else { continue };
        let id = |index: usize| {
            let candidate = candidates.0.get(index).and_then(|it| it.get());
            candidate.and_then(|it| it.id.get()).map_or_else(|| (index + 1).to_string(), ToString::to_string)
        };
        // A party is no candidate: who it is makes no difference to a circle.
        for cycle in Referrals::of(&record.value, &[]).cycles() {
            let Some(first) = cycle.first() else { continue };
            let mut ids: Vec<String> = cycle.iter().map(|index| format!("`{}`", id(*index))).collect();
            let message = if ids.len() == 1 {
                format!("{} is named as its own referrer", ids[0])
            } else {
                ids.push(ids[0].clone());
                format!("referral loop: {} introduced by {}", ids[0], ids[1..].join(", introduced by "))
            };
            let mut draft = drafts
                .at_record(&record.source, format!("candidates[{first}].referred_by"), message)
                .help("find out who came first and remove its `referred_by`, or name a referrer outside the loop");
            for index in cycle.iter().skip(1) {
                let place = Place::value(format!("candidates[{index}].referred_by"));
                draft = draft.also_in_record(&record.source, &place, format!("introduced `{}`", id(*index)));
            }
        }
    }
}

use crate::document::charter::plan::Pilot;
use crate::document::scalar::Duration;
use crate::document::{Field, List};
use crate::grammar::counted;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a pilot has the wrong number of partners, too many metrics, or runs too long
    "pilot-unfocused",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S1"],
    why: "a pilot with too many partners and metrics cannot show what worked",
    policy: [pilot_partners_least, pilot_partners_most, pilot_metrics_most, pilot_length_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(pilot) = subject.charter.plan.get().and_then(|plan| plan.pilot.get()) else { return };
    let gaps: Vec<Gap> = [
        partners(subject, pilot),
        metrics(subject, pilot),
        length(subject, pilot),
        pilot.feedback.is_missing().then(|| Gap {
            key: "feedback",
            words: "no date for partner feedback".to_owned(),
            help: "`feedback:` with the date on which you ask the partners, before the programme grows"
                .to_owned(),
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    let path = match gaps.as_slice() {
        [] => return,
        [only] => format!("plan.pilot.{}", only.key),
        _ => "plan.pilot".to_owned(),
    };
    let words: Vec<&str> = gaps.iter().map(|gap| gap.words.as_str()).collect();
    let help: Vec<&str> = gaps.iter().map(|gap| gap.help.as_str()).collect();
    drafts
        .at_key(path, format!("pilot is unfocused: {}", words.join(", ")))
        .help(format!("narrow the pilot and write under `plan.pilot`: {}", help.join("; ")));
}

/// What is wrong under one key: the words after "pilot is unfocused:", and what to write.
struct Gap {
    key: &'static str,
    words: String,
    help: String,
}

/// A pilot of this partnership alone names no number of partners, and is not asked for one.
fn partners(subject: &Subject<'_>, pilot: &Pilot) -> Option<Gap> {
    let (least, most) = (subject.policy.pilot_partners_least, subject.policy.pilot_partners_most);
    let partners = pilot.partners.get().map(|count| count.value())?;
    let words = match partners {
        _ if partners < least => {
            format!("{} (at least {least})", counted(partners, "partner"))
        }
        _ if partners > most => {
            format!("{} (at most {most})", counted(partners, "partner"))
        }
        _ => return None,
    };
    let help = format!("`partners:` from {least} to {most}, or leave it out if this is the only partner");
    Some(Gap { key: "partners", words, help })
}

fn metrics(subject: &Subject<'_>, pilot: &Pilot) -> Option<Gap> {
    let most = subject.policy.pilot_metrics_most;
    let help = format!("`metrics:` with the ids of up to {} from `metrics`", counted(most, "metric"));
    let words = match pilot.metrics.get().map(List::len) {
        None | Some(0) if !pilot.metrics.is_invalid() => "no metric".to_owned(),
        Some(count) if count > most as usize => {
            format!("{} (at most {most})", counted(count, "metric"))
        }
        _ => return None,
    };
    Some(Gap { key: "metrics", words, help })
}

fn length(subject: &Subject<'_>, pilot: &Pilot) -> Option<Gap> {
    let most = Duration::of_days(subject.policy.pilot_length_most);
    let words = match &pilot.length {
        Field::Missing | Field::Open => "no length".to_owned(),
        Field::Given(length) if length.approximate_days() > most.approximate_days() => {
            format!("{length} long (at most {most})")
        }
        _ => return None,
    };
    Some(Gap { key: "length", words, help: format!("`length: {most}`") })
}

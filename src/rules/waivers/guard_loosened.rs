use crate::grammar::{alternatives, counted, series};
use crate::method::loosened::{KindLoosened, Loosened, Loosening, loosened, loosened_kind};
use crate::rules::{Drafts, Rule, Subject, Usage, find, rule};

rule! {
    /// a change relaxes the checks that apply to it
    "guard-loosened",
    severity: Warning, until: Ended,
    nature: Defect, consequence: Acting,
    authority: ["ours"],
    why: "a party could change agreed terms and switch off the check in the same step",
    needs: Base,
    check: Afterwards(check),
}

fn check(subject: &Subject<'_>, usage: &Usage, drafts: &mut Drafts<'_>) {
    let Some(base) = &subject.partnership.past.base else { return };
    let revision = &base.revision;
    for it in loosened(subject.partnership, subject.as_of) {
        tell(subject, revision, &it, drafts);
    }
    let own = &subject.configuration.kinds;
    if let Some(it) = loosened_kind(subject.partnership, &subject.assessment.kinds, own, subject.as_of) {
        tell_kind(subject, revision, &it, drafts);
    }
    for (spot, id) in &usage.new_comments {
        let holds = if is_of_agreement(id) { "; it does not count" } else { "" };
        drafts
            .at_spot(spot, format!("comment ignoring `{id}` added since `{revision}`{holds}"))
            .help("ask every party to review it before this is merged");
    }
}

fn tell(subject: &Subject<'_>, revision: &str, it: &Loosened, drafts: &mut Drafts<'_>) {
    let names: Vec<&str> =
        subject.parties().into_iter().map(|party| subject.charter.party_name(party)).collect();
    let approve = |place: &str| {
        format!("to make it count, ask every party to approve a change request with `touches: [{place}]`")
    };
    let permitted = "an approved change request permits it".to_owned();
    match &it.what {
        Loosening::Stage { then, now } => {
            let holds = if it.is_permitted { String::new() } else { format!("; still checked as {then}") };
            let message = format!("stage changed from {then} to {now} since `{revision}`{holds}");
            let help = if it.is_permitted { permitted } else { approve("stage") };
            drafts.at_value(it.path.clone(), message).help(help);
        }
        Loosening::HealthAnswers { party } => {
            let name = subject.charter.party_name(party);
            let message =
                format!("health answers of {name}, anonymous at `{revision}`, would be shown by name");
            drafts
                .at_value(it.path.clone(), message)
                .help(format!("ask those who answered first: {} wrote in confidence", alternatives(&names)));
        }
        Loosening::Waiver(index) => {
            let mut waivers = subject.charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter());
            let waiver = waivers.find(|(nth, _)| nth == index).map(|(_, waiver)| waiver);
            let rule = waiver.and_then(|it| it.rule.get()).map_or("", |rule| rule.as_str());
            let is_held = is_of_agreement(rule) && !it.is_permitted;
            let holds = if is_held { "; it does not count" } else { "" };
            let message = format!("waiver of `{rule}` added or extended since `{revision}`{holds}");
            let help = match (is_held, it.is_permitted) {
                (true, _) => approve("waivers"),
                (false, true) => permitted,
                (false, false) => "ask every party to review it before this is merged".to_owned(),
            };
            drafts.at_value(it.path.clone(), message).help(help);
        }
    }
}

/// A kind that asks less. To write one where there was none changes no agreed term, so that it counts at once.
fn tell_kind(subject: &Subject<'_>, revision: &str, it: &KindLoosened, drafts: &mut Drafts<'_>) {
    let now = subject.assessment.kinds.in_words();
    let off = counted(it.topics.len(), "topic");
    let message = match (&it.then, it.held()) {
        (None, _) => format!("kind {now} added since `{revision}`; {off} no longer asked"),
        (Some(then), None) => {
            format!(
                "kind changed from {} to {now} since `{revision}`; {off} no longer asked",
                then.in_words()
            )
        }
        (Some(_), Some(then)) => {
            let then = then.in_words();
            format!("kind changed from {then} to {now} since `{revision}`; still checked as {then}")
        }
    };
    let help = match (&it.then, it.held()) {
        (Some(_), Some(_)) => {
            "to make it count, ask every party to approve a change request with `touches: [kind]`"
        }
        (Some(_), None) => "an approved change request permits it",
        (None, _) => "make sure before this is merged that none of these topics matters here",
    };
    let topics: Vec<String> = it.topics.iter().map(ToString::to_string).collect();
    drafts.at_value("kind", message).help(help).note(format!("no longer asked: {}", series(&topics)));
}

fn is_of_agreement(id: &str) -> bool {
    find(id).is_some_and(Rule::is_of_agreement)
}

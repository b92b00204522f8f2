use crate::document::scalar::Text;
use crate::document::{Field, List};
use crate::finding::Place;
use crate::grammar::series;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// one party shares information and another does not
    "transparency-one-sided",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["S0"],
    why: "a party that shares information and gets none in return stops sharing",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    let Some(transparency) = communication.transparency.get() else { return };
    let shared: Vec<(&str, Field<&List<Text>>)> =
        subject.parties().into_iter().map(|party| (party, transparency.of(party))).collect();
    let is_guarded =
        |list: &Field<&List<Text>>| list.is_missing() || list.get().is_some_and(|it| it.is_empty());
    let (guarded, others): (Vec<_>, Vec<_>) = shared.into_iter().partition(|(_, list)| is_guarded(list));
    for (party, list) in &guarded {
        let name = subject.charter.party_name(party);
        let message = match list.is_open() {
            true => format!("what information {name} shares is undecided"),
            false => format!("no shared information listed for {name}, unlike others"),
        };
        let mut draft = drafts
            .at_key(format!("communication.transparency.{party}"), message)
            .help(format!(
                "agree what {name} shares and add `{party}:` to `communication.transparency`, such as `[quarterly roadmap, key metrics]`"
            ));
        for (other, list) in &others {
            let Some(list) = list.get() else { continue };
            let texts: Vec<&str> = list.values().map(Text::as_str).collect();
            let label = format!("{} shares {}", subject.charter.party_name(other), series(&texts));
            draft = draft.also(&Place::value(format!("communication.transparency.{other}")), label);
        }
    }
}

use crate::grammar::counted;
use crate::rules::communication::hours::is_shorter_than;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the cooling-off period is too short
    "cooling-off-too-short",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S3"],
    why: "a reply sent before tempers cool usually makes the dispute worse",
    policy: [cooling_off_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let Some(times) = conflict.cooling_off.get() else { return };
    let least = subject.policy.cooling_off_least;
    let shortest = counted(least, "hour");
    for (party, time) in times.iter().filter(|(_, time)| is_shorter_than(time, least)) {
        let (path, whose) = match party {
            Some(party) => (
                format!("conflict.cooling_off.{party}"),
                format!("cooling-off period of {}", subject.charter.party_name(party)),
            ),
            None => ("conflict.cooling_off".to_owned(), "cooling-off period".to_owned()),
        };
        drafts
            .at_value(path, format!("{whose} is {time}, less than {shortest}"))
            .help(format!("agree to wait longer and write `{shortest}`"));
    }
}

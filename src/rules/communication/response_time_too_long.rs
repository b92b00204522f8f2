use super::hours::is_longer_than;
use crate::finding::Place;
use crate::grammar::counted;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the response time for formal requests is too long
    "response-time-too-long",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S3"],
    why: "the party that waits cannot act, and does not know whether it was heard",
    policy: [response_time_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    let Some(times) = communication.response_time.get() else { return };
    let most = subject.policy.response_time_most;
    let longest = counted(most, "hour");
    for (party, time) in times.iter().filter(|(_, time)| is_longer_than(time, most)) {
        let (path, who) = match party {
            Some(party) => {
                (format!("communication.response_time.{party}"), subject.charter.party_name(party))
            }
            None => ("communication.response_time".to_owned(), "each party"),
        };
        let mut draft = drafts
            .at_value(path, format!("{who} has {time} to answer a formal request, more than {longest}"))
            .label(format!("more than {longest}"))
            .help(format!("agree on `{longest}` or less; the first answer may ask for more time"));
        for (other, their_time) in times.iter().filter(|(other, _)| *other != party) {
            let Some(other) = other else { continue };
            let name = subject.charter.party_name(other);
            draft = draft.also(
                &Place::value(format!("communication.response_time.{other}")),
                format!("{name} has {their_time}"),
            );
        }
    }
}

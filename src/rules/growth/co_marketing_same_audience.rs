use crate::document::charter::growth::GrowthKind;
use crate::document::{Each, folded};
use crate::rules::growth::motions::motions;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// both parties bring the same audience to a co-marketing motion
    "co-marketing-same-audience",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S3"],
    why: "the parties gain no new customers by inviting the same people twice",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for motion in motions(subject, GrowthKind::CoMarketing) {
        let Some(Each::Parties(audiences)) = motion.growth.audience.get() else { continue };
        let said: Vec<(&str, String)> =
            audiences.iter().map(|(party, audience)| (party, plain(audience.as_str()))).collect();
        let Some((_, first)) =
            said.iter().find(|(_, audience)| said.iter().filter(|(_, it)| it == audience).count() > 1)
        else {
            continue;
        };
        let same: Vec<&str> =
            said.iter().filter(|(_, audience)| audience == first).map(|(party, _)| *party).collect();
        drafts
            .at_key(
                format!("{}.audience", motion.path),
                format!("{} bring the same audience to {}", names(subject.charter, &same), motion.name),
            )
            .help("agree whom each party reaches that the other does not and describe it, or choose another campaign");
    }
}

/// The words alone: an audience is not another one by a capital or a full stop.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    folded(&words.collect::<Vec<_>>().join(" "))
}

use super::wording;
use crate::document::scalar::Link;
use crate::partnership::Attachment;
use crate::rules::{Drafts, Subject, rule};
use crate::yaml::YamlPath;

rule! {
    /// an answer, a clause or a joint development points at a file that is not there or lies outside the
    /// repository
    "evidence-missing",
    severity: Error,
    nature: Defect, consequence: Adrift,
    authority: ["ours"],
    why: "evidence that the other side cannot open is none",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let lists = charter.checklists.get().into_iter().flat_map(|lists| lists.iter());
    for (list, answers) in lists {
        for (item, answer) in answers.iter() {
            let place = wording::place(list, item).key("evidence");
            look_up(subject, drafts, place, "evidence", answer.evidence.get());
        }
    }
    for (index, motion) in charter.growth.get().into_iter().flat_map(|motions| motions.iter()) {
        look_up(
            subject,
            drafts,
            format!("growth[{index}].ip"),
            "IP agreement",
            motion.ip.get().and_then(|ip| ip.link()),
        );
    }
    let Some(contract) = charter.contract.get() else { return };
    look_up(subject, drafts, "contract.file", "contract", contract.file.get());
    for evidence in contract.evidence() {
        let place = format!("{}.evidence.file", evidence.kind.place(evidence.party));
        look_up(subject, drafts, place, "evidence", evidence.quote.file.get());
    }
}

fn look_up(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    place: impl Into<YamlPath>,
    what: &str,
    link: Option<&Link>,
) {
    let Some(Link::Path(path)) = link else { return };
    let (message, help) = match subject.partnership.attachments.get(path) {
        Some(Attachment::Missing) => (
            format!("the {what} `{path}` does not exist"),
            "add the file, or write its path as seen from the charter's folder",
        ),
        Some(Attachment::Outside) => (
            format!("the {what} `{path}` lies outside the repository"),
            "put a copy into the repository, or name an address",
        ),
        _ => return,
    };
    drafts.at_value(place, message).help(help);
}

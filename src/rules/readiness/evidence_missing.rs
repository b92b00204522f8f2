use super::wording;
use crate::document::charter::gates::METRIC;
use crate::document::charter::metrics::Metric;
use crate::document::scalar::Link;
use crate::document::suggestion;
use crate::partnership::Attachment;
use crate::rules::{Drafts, Subject, rule};
use crate::yaml::YamlPath;

rule! {
    /// an answer, a gate, a clause or a joint development names a file or metric that does not exist
    "evidence-missing",
    severity: Error,
    nature: Defect, consequence: Adrift,
    authority: ["ours"],
    why: "the other party cannot rely on evidence that it cannot open",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let lists = charter.checklists.get().into_iter().flat_map(|lists| lists.iter());
    for (list, answers) in lists {
        for (item, answer) in answers.iter() {
            let place = || wording::place(list, item).key("evidence");
            look_up(subject, drafts, place, "evidence file", answer.evidence.get());
        }
    }
    for (index, motion) in charter.growth.get().into_iter().flat_map(|motions| motions.iter()) {
        look_up(
            subject,
            drafts,
            || format!("growth[{index}].ip"),
            "IP agreement",
            motion.ip.get().and_then(|ip| ip.link()),
        );
    }
    gates(subject, drafts);
    let Some(contract) = charter.contract.get() else { return };
    look_up(subject, drafts, || "contract.file", "contract file", contract.file.get());
    for (index, document) in contract.each_document() {
        look_up(
            subject,
            drafts,
            || format!("contract.documents[{index}].file"),
            "contract file",
            document.file.get(),
        );
    }
    for evidence in contract.evidence() {
        let place = || format!("{}.file", evidence.place());
        look_up(subject, drafts, place, "evidence file", evidence.quote.file.get());
    }
}

/// What gates name as evidence: files, and metrics by their ids.
fn gates(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    for (place, path) in charter.gate_files() {
        let link = Link::Path(path.to_owned());
        look_up(subject, drafts, || place, "evidence file", Some(&link));
    }
    let metrics = || charter.metrics.get().into_iter().flat_map(|metrics| metrics.iter());
    // An id that cannot be read may be the one that is meant.
    let is_unknown = |metric: &Metric| metric.id.is_invalid();
    if charter.metrics.is_invalid() || metrics().any(|(_, metric)| is_unknown(metric)) {
        return;
    }
    let ids: Vec<&str> = metrics().filter_map(|(_, metric)| Some(metric.id.get()?.as_str())).collect();
    for (place, text) in charter.gate_evidence() {
        let Some(id) = text.strip_prefix(METRIC).and_then(|rest| rest.split(['.', '[']).next()) else {
            continue;
        };
        if ids.contains(&id) {
            continue;
        }
        let help = match (suggestion::nearest(id, ids.iter().copied()), ids.as_slice()) {
            (Some(near), _) => format!("did you mean `{METRIC}{near}`?"),
            (None, []) => "add the metric with this `id` to `metrics:`".to_owned(),
            (None, ids) => format!("name one of the metrics: {}", suggestion::listed(ids, 12)),
        };
        drafts.at_value(place, format!("no metric has the id `{id}`")).help(help);
    }
}

fn look_up<P: Into<YamlPath>>(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    place: impl FnOnce() -> P,
    what: &str,
    link: Option<&Link>,
) {
    let Some(Link::Path(path)) = link else { return };
    let (message, help) = match subject.partnership.attachments.get(path) {
        Some(Attachment::Missing) => (
            format!("{what} `{path}` does not exist"),
            "add the file, or correct its path, which starts from the charter's folder",
        ),
        Some(Attachment::Outside) => (
            format!("{what} `{path}` is outside the repository"),
            "put a copy in the repository, or give a web address",
        ),
        _ => return,
    };
    drafts.at_value(place(), message).help(help);
}

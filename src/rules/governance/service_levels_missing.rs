use crate::document::charter::governance::ServiceLevel;
use crate::document::charter::model::Structure;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule, settled};

rule! {
    /// an ecosystem has no service levels, or one without a remedy
    "service-levels-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(ServiceLevels), consequence: Adrift,
    question: "What service levels are promised, and what follows if one is missed?",
    at: "governance.service_levels", example: "API uptime 99.9%, else a fee credit", concerns: All,
    authority: ["S2"],
    why: "without an agreed level and consequence, the other parties have no remedy for poor service",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let structure = subject.charter.model.and(|model| &model.structure);
    if structure.get() != Some(&&Structure::CoordinatedEcosystem) {
        return;
    }
    let levels = subject.charter.governance.and(|governance| &governance.service_levels);
    let Some(list) = levels.get().filter(|levels| !levels.is_empty()) else {
        if !levels.is_invalid() && !settled::systems(subject) {
            nothing_promised(drafts, levels.is_open() || levels.is_given());
        }
        return;
    };
    for (index, level) in list.iter() {
        half_promised(drafts, index, level);
    }
}

fn nothing_promised(drafts: &mut Drafts<'_>, is_open: bool) {
    let message =
        if is_open { "service levels undecided" } else { "no service levels for the coordinated ecosystem" };
    drafts
        .at_key("governance.service_levels", message)
        .also(&Place::value("model.structure"), "parties run their own systems")
        .help("agree what each party depends on, and add `service_levels:` to `governance`, each entry with `what:`, `level:` and `consequence:`");
}

fn half_promised(drafts: &mut Drafts<'_>, index: usize, level: &ServiceLevel) {
    let (has_level, has_consequence) = (!level.level.is_missing(), !level.consequence.is_missing());
    let (first, help) = match (has_level, has_consequence) {
        (true, true) => return,
        (true, false) => (
            "consequence",
            "agree what follows a miss and add `consequence:`, such as `consequence: Fee credit`",
        ),
        (false, true) => ("level", "agree the level and add `level:`, such as `level: 99.5% a month`"),
        (false, false) => (
            "level",
            "agree both and add `level:` and `consequence:`, such as `level: 99.5% a month` and `consequence: Fee credit`",
        ),
    };
    let what =
        level.what.get().map_or_else(|| format!("service level {}", index + 1), |what| format!("\"{what}\""));
    let message = match (has_level, has_consequence) {
        (true, _) => format!("no consequence if {what} is missed"),
        (false, true) => format!("no level for {what}"),
        (false, false) => format!("no level and no consequence for {what}"),
    };
    drafts.at_key(format!("governance.service_levels[{index}].{first}"), message).help(help);
}

//! The charter as people send it: section by section in sentences, with lists where people would write one.

mod canvas;
mod exit;
mod governance;
mod model;
mod parties;
mod place;
mod plan;
mod prose;
mod value;
mod work;

use self::place::{Place, Reader};
use self::prose::Prose;
use super::Scene;
use super::element::Section;
use crate::document::agreed::fingerprint;
use crate::document::charter::Charter;
use crate::view::{Cell, Table, Text, Tone};
use crate::wording::keys::spoken;

/// What is no term: how the file is found, and what is noted about the charter itself.
const NO_TERMS: [&str; 6] = ["partner", "id", "name", "stage", "waivers", "checklists"];
/// What is said before the first section.
const HEAD: [&str; 5] = ["kind", "tier", "currency", "summary", "reviewed"];

/// The charter in words, without what is private.
pub(super) fn charter(scene: &Scene<'_>, section: &mut Section) {
    let reader = Reader::new(&scene.partnership().charter, &scene.privacy);
    let Some(all) = reader.all() else { return };
    parties::head(&mut Prose::new(section), &all);
    for key in Charter::KEYS.iter().copied().filter(|key| !NO_TERMS.contains(key) && !HEAD.contains(key)) {
        if scene.privacy.hides_section(key) && all.has(key) {
            section.heading(spoken(key));
            section.say("This section is private and not in this file.");
            continue;
        }
        let Some(place) = all.take(key) else { continue };
        section.heading(spoken(key));
        told(key, &mut Prose::new(section), &place);
    }
}

/// Tells a section; at the end whatever its own sentences have left out.
fn told(key: &str, prose: &mut Prose<'_>, place: &Place<'_>) {
    if place.is_open() {
        return prose.say("All of this section is still to be agreed.");
    }
    match key {
        "parties" => parties::parties(prose, place),
        "term" => parties::term(prose, place),
        "intent" => parties::intent(prose, place),
        "canvas" => canvas::canvas(prose, place),
        "model" => model::model(prose, place),
        "scope" => model::scope(prose, place),
        "value" => value::value(prose, place),
        "resources" => work::resources(prose, place),
        "metrics" => work::metrics(prose, place),
        "deliverables" => work::deliverables(prose, place),
        "joint_plan" => work::joint_plan(prose, place),
        "growth" => work::growth(prose, place),
        "governance" => governance::governance(prose, place),
        "communication" => governance::communication(prose, place),
        "conflict" => governance::conflict(prose, place),
        "gates" => plan::gates(prose, place),
        "plan" => plan::plan(prose, place),
        "reviews" => plan::reviews(prose, place),
        "risks" => plan::risks(prose, place),
        "scenarios" => plan::scenarios(prose, place),
        "ip" => plan::ip(prose, place),
        "referrals" => plan::referrals(prose, place),
        "exit" => exit::exit(prose, place),
        "contract" => exit::contract(prose, place),
        "nda" => return prose.place(place, "The parties signed a non-disclosure agreement on {}."),
        _ if place.is_plain() => return prose.say(place.words()),
        _ => {}
    }
    prose.rest(place);
}

/// Which sections each party has acknowledged, and which of them have changed since.
pub(super) fn acknowledgements(scene: &Scene<'_>, section: &mut Section) {
    let (partnership, privacy) = (scene.partnership(), &scene.privacy);
    let charter = &partnership.charter.value;
    let mut table = Table::with_columns(["party", "by", "on", "sections", "since then"]);
    for record in &partnership.records.acknowledgements {
        let record = &record.value;
        let Some(sections) = record.sections.get() else { continue };
        let shown: Vec<(&str, bool)> = sections
            .iter()
            .filter(|(name, _)| !privacy.hides_section(name))
            .map(|(name, then)| (name, fingerprint(&partnership.charter, name) == *then))
            .collect();
        let names: Vec<String> = shown.iter().map(|(name, _)| spoken(name)).collect();
        let changed: Vec<String> =
            shown.iter().filter(|(_, is_same)| !is_same).map(|(name, _)| spoken(name)).collect();
        let since = match changed.is_empty() {
            true => Cell::toned("unchanged", Tone::Good),
            false => {
                Cell::toned(Text::default().and(format!("changed: {}", changed.join(", "))), Tone::Caution)
            }
        };
        let plain = |text: Option<String>| Cell::from(Text::default().and(text.unwrap_or_default()));
        table.rows.push(vec![
            plain(record.side.get().map(|side| charter.party_name(side.as_str()).to_owned())),
            plain(record.by.get().map(|by| by.name().to_owned())),
            plain(record.date.get().map(ToString::to_string)),
            plain(Some(names.join(", "))),
            since,
        ]);
    }
    if table.rows.is_empty() {
        section.say("No party has acknowledged the charter yet.");
    }
    section.table(table);
}

//! The report that people read who have no terminal and no git: composed of what the other commands answer, and nothing calculated
//! again.

mod audience;
mod charter;
mod element;
mod findings;
mod governance;
mod leaders;
mod made_of;
mod places;
mod portfolio;
mod resources;
mod risks;
mod trend;
mod value;
mod views;

pub use audience::Audience;
pub use element::{
    Agreed, Chart, Clause, Column, Drawing, Due, Element, Fact, Flow, Level, Lines, Origin, Pass, Report,
    RiskMap, Section, Series,
};
pub use portfolio::{DAYS_AHEAD, portfolio};

use self::audience::Privacy;
use crate::check::Judged;
use crate::config::{Configuration, Policy};
use crate::document::charter::Charter;
use crate::document::scalar::Date;
use crate::grammar::{counted, series};
use crate::method::Assessment;
use crate::method::calendar::{self, Event};
use crate::partnership::{LeftOut, Partnership};
use crate::survey::{Survey, Surveyed};
use crate::view::unread::{twice_of, unread_of};
use crate::view::{Block, Text};
use crate::yaml::YamlPath;

/// For whom a report is, and what they get besides.
#[derive(Debug, Clone, Default)]
pub struct Wish<'a> {
    /// Whom it is for.
    pub audience: Audience,
    /// The sections of the charter that are in no party's file.
    pub private: &'a [String],
    /// Notes that a party keeps elsewhere, for its own file alone: each with the place that it is about.
    pub notes: &'a [Note],
}

/// A note that a party keeps for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The place in the charter that it is about.
    pub at: String,
    /// What it says.
    pub note: Option<String>,
    /// The point at which the party would rather not sign, or leave.
    pub walk_away: Option<String>,
}

/// One partnership, with everything that is known of it.
struct Scene<'a> {
    /// What the other commands answer from.
    survey: &'a Survey<'a>,
    surveyed: &'a Surveyed<'a>,
    judged: &'a Judged<'a>,
    privacy: Privacy<'a>,
    as_of: Date,
}

impl<'a> Scene<'a> {
    fn partnership(&self) -> &'a Partnership {
        self.surveyed.partnership
    }

    fn charter(&self) -> &'a Charter {
        &self.surveyed.partnership.charter.value
    }

    fn assessment(&self) -> &'a Assessment {
        &self.surveyed.assessment
    }

    fn policy(&self) -> &'a Policy {
        &self.survey.configuration.policy
    }

    /// Where an event follows from.
    fn origin_of(&self, event: &Event) -> Origin {
        let partnership = self.partnership();
        let review = event.origin.review.and_then(|nth| partnership.records.reviews.get(nth));
        let file = review.map_or(&partnership.charter.source.path, |review| &review.source.path);
        Origin { file: file.clone(), path: event.origin.path.clone() }
    }

    /// Whether an event follows from what stays out.
    fn hides_event(&self, origin: &calendar::Origin) -> bool {
        self.privacy.hides(&YamlPath::from(origin.path.as_str()), origin.review.is_none())
    }
}

/// The report on a judged partnership; what the audience may not see stays out.
#[must_use]
pub fn report(judged: &Judged<'_>, configuration: &Configuration, as_of: Date, wish: &Wish<'_>) -> Report {
    let partnership = judged.partnership;
    let privacy = Privacy::of(&wish.audience, wish.private, partnership);
    let mut report =
        Report { id: partnership.id.clone(), name: partnership.name().to_owned(), sections: Vec::new() };
    let Some(assessment) = &judged.assessment else {
        let mut section = Section::new("leaders", "At a glance");
        section.say("The charter cannot be read, so nothing is known of this partnership; `partner check` has the details.");
        report.sections.push(section);
        return report;
    };
    // Whoever asks this assessment or a copy of it for the calendar has it from here.
    let _ = assessment.calendar(partnership, &configuration.policy, as_of);
    let left_out = LeftOut::default();
    let survey = Survey {
        as_of,
        configuration,
        partnerships: vec![Surveyed { partnership, assessment: assessment.clone() }],
        unattached: Vec::new(),
        unread: Vec::new(),
        left_out: &left_out,
    };
    let Some(surveyed) = survey.partnerships.first() else { return report };
    let scene = Scene { survey: &survey, surveyed, judged, privacy, as_of };
    report.sections = sections(&scene, wish);
    scene.privacy.clear(&mut report);
    report
}

/// A part of a report.
struct Part {
    id: &'static str,
    title: &'static str,
    /// The sections of the charter that it quotes: where one of them is private, it is not made.
    quotes: &'static [&'static str],
    make: fn(&Scene<'_>, &mut Section),
}

/// The parts after the first page, in the order in which they are read.
const PARTS: [Part; 15] = [
    Part { id: "readiness", title: "Readiness, with its evidence", quotes: &[], make: views::readiness },
    Part { id: "structure", title: "Structure", quotes: &["model", "value"], make: views::structure },
    Part { id: "gates", title: "Gates and dates", quotes: &["gates", "term"], make: views::gates },
    Part { id: "value", title: "Value", quotes: &["value"], make: value::value },
    Part { id: "health", title: "Health", quotes: &["reviews", "metrics"], make: views::health },
    Part { id: "metrics", title: "Metrics", quotes: &["metrics"], make: views::metrics },
    Part {
        id: "resources",
        title: "Resources by phase",
        quotes: &["resources", "plan"],
        make: resources::resources,
    },
    Part { id: "risks", title: "Risks", quotes: &["risks", "scenarios"], make: risks::risks },
    Part {
        id: "governance",
        title: "Who decides what",
        quotes: &["governance", "conflict"],
        make: governance::governance,
    },
    Part { id: "actions", title: "Actions: done, late, dropped", quotes: &[], make: views::actions },
    Part { id: "deals", title: "Deals", quotes: &[], make: views::deals },
    Part { id: "findings", title: "Findings, and how to fix them", quotes: &[], make: findings::findings },
    Part { id: "charter", title: "The charter", quotes: &[], make: charter::charter },
    Part { id: "acknowledgements", title: "Acknowledgements", quotes: &[], make: charter::acknowledgements },
    Part { id: "basis", title: "What this report is made of", quotes: &[], make: made_of::made_of },
];

fn sections(scene: &Scene<'_>, wish: &Wish<'_>) -> Vec<Section> {
    let mut first = leaders::leaders(scene);
    let unread = unread_of(scene.partnership());
    if !unread.is_empty() {
        let said = format!("Cannot be read: {}. Whatever depends on it is left out.", series(&unread));
        first.elements.insert(0, Element::Block(Block::Paragraph(Text::from(said))));
    }
    let twice = twice_of(scene.partnership()).len();
    if twice > 0 {
        // Which they are may be somebody's own.
        let said = format!("{} written twice: the first is used here.", counted(twice, "key"));
        first.elements.insert(0, Element::Block(Block::Paragraph(Text::from(said))));
    }
    let mut sections = vec![first];
    if wish.audience == Audience::Leaders {
        return sections;
    }
    sections.extend(own(scene, wish));
    for part in &PARTS {
        let mut section = Section::new(part.id, part.title);
        match scene.privacy.hidden(part.quotes) {
            None => (part.make)(scene, &mut section),
            Some(hidden) => section.say(format!(
                "This part is not in this file: it rests on the section `{hidden}` of the charter, which is private."
            )),
        }
        if !section.is_empty() {
            sections.push(section);
        }
    }
    sections
}

/// What only the party that reads may see.
fn own(scene: &Scene<'_>, wish: &Wish<'_>) -> Option<Section> {
    let party = scene.privacy.party?;
    let name = scene.charter().party_name(party);
    let mut clauses = audience::own_notes(scene.partnership(), party);
    let line = |term: &str, text: &Option<String>| {
        let agreed = Agreed::Text(Text::default().and(text.as_deref()?));
        Some(Clause { term: term.to_owned(), agreed })
    };
    clauses.extend(wish.notes.iter().map(|it| {
        let terms = [line("Note", &it.note), line("Walk-away point", &it.walk_away)];
        Clause { term: it.at.clone(), agreed: Agreed::Terms(terms.into_iter().flatten().collect()) }
    }));
    let mut section = Section::new("own", format!("For {name} only"));
    if clauses.is_empty() {
        return None;
    }
    section.say("This part is in no other party's file.");
    section.elements.push(Element::Private(clauses));
    Some(section)
}

//! What `partner score` answers: the structures against the five criteria, and the legal form [S2, S3].

mod closest;
mod data;
mod legal;
mod page;
mod sheet;

pub use data::ScoreData;

use crate::document::scalar::keyword;
use crate::method::structure::StructureRating;
use crate::method::structure::criteria::Criterion;
use crate::method::structure::inputs::Inputs;
use crate::method::structure::what_if::{Assumption, AssumptionError};
use crate::partnership::LeftOut;
use crate::survey::{Survey, Surveyed};
use crate::view::{Answer, Data, Page, Partnerships, Table};

/// The structures of every partnership of a call, measured.
#[derive(Debug)]
pub struct Score<'a> {
    measured: Vec<Measured<'a>>,
    /// What was found and is not read.
    left_out: &'a LeftOut,
}

/// One partnership, measured.
#[derive(Debug)]
struct Measured<'a> {
    surveyed: &'a Surveyed<'a>,
    /// By what the charter says, and by what is taken to be different.
    rating: StructureRating,
    /// What is taken to be different; empty unless somebody asks what if.
    assumed: &'a [Assumption],
}

keyword! {
    /// How much of what decides is known.
    pub enum Basis {
        /// Every party rated every criterion.
        Complete = "complete",
        /// Some ratings are missing.
        Partial = "partial",
        /// Nobody has rated anything: then nothing can be recommended.
        None = "none",
        /// The parties or the ratings could not be read.
        Unread = "unread",
    }
}

impl<'a> Score<'a> {
    /// Measures the structures of every partnership, with some ratings and facts taken to be different.
    ///
    /// # Errors
    /// An assumption about a party that a partnership does not have.
    pub fn of(survey: &'a Survey<'a>, assumed: &'a [Assumption]) -> Result<Self, AssumptionError> {
        let measure = |surveyed: &'a Surveyed<'a>| {
            let mut inputs = Inputs::of(&surveyed.partnership.charter.value);
            // Whom an assumption may be about is not known where the parties are not.
            if surveyed.partnership.charter.value.knows_parties() {
                assumed.iter().try_for_each(|it| it.apply(&mut inputs))?;
            }
            let rating = match assumed {
                [] => surveyed.assessment.structure.rating.clone(),
                _ => StructureRating::of(&inputs),
            };
            Ok(Measured { surveyed, rating, assumed })
        };
        let measured = survey.partnerships.iter().map(measure).collect::<Result<_, _>>()?;
        Ok(Self { measured, left_out: survey.left_out })
    }
}

impl Score<'_> {
    /// What is recommended and why, without the partnership's title.
    pub(in crate::view) fn body(&self) -> Page {
        let mut page = Page::default();
        self.measured.iter().for_each(|measured| page::body(&mut page, measured));
        page
    }
}

impl Measured<'_> {
    /// Whether the parties and their ratings could be read; else nothing can be recommended, and nobody is said to be
    /// silent.
    fn is_known(&self) -> bool {
        let charter = &self.surveyed.partnership.charter.value;
        charter.knows_parties() && !charter.model.is_invalid()
    }

    fn basis(&self) -> Basis {
        let criteria = &self.rating.criteria;
        if !self.is_known() {
            Basis::Unread
        } else if criteria.iter().all(|it| it.deciding.is_none()) {
            Basis::None
        } else if criteria.iter().all(|it| it.is_complete()) {
            Basis::Complete
        } else {
            Basis::Partial
        }
    }

    /// Where a criterion is rated by a party.
    fn rating_path(criterion: Criterion, party: &str) -> String {
        format!("{}.{party}", criterion.path())
    }
}

impl Answer for Score<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Table {
        sheet::sheet(self)
    }

    fn data(&self) -> Data<'_> {
        Data::Score(Partnerships::of(self.left_out, self.measured.iter().map(data::partnership)))
    }
}

//! What `partner candidates` answers: the possible partners of a record beside each other [S1, S4].

mod changes;
mod data;
mod grid;
mod matches;
mod page;
mod record;
mod referrals;
mod sheet;

pub use data::CandidatesData;

use record::RankedRecord;

use crate::method::candidates::what_if::{WeightAssumption, WeightError};
use crate::survey::Survey;
use crate::view::{Answer, Data, Page, Table};

/// The candidates records of a call.
#[derive(Debug)]
pub struct Landscapes<'a> {
    survey: &'a Survey<'a>,
    records: Vec<RankedRecord<'a>>,
    /// What is taken to be different; empty unless somebody asks what if.
    assumed: &'a [WeightAssumption],
}

impl<'a> Landscapes<'a> {
    /// Compares the candidates of every record, with some weights taken to be different.
    ///
    /// # Errors
    /// A criterion that is given two weights.
    pub fn of(survey: &'a Survey<'a>, assumed: &'a [WeightAssumption]) -> Result<Self, WeightError> {
        let attached = survey.partnerships.iter().flat_map(|it| {
            let of_partnership = it.partnership.records.candidates.iter();
            of_partnership.map(|document| (Some(it.partnership), document))
        });
        let unattached = survey.unattached.iter().map(|document| (None, *document));
        let records = attached
            .chain(unattached)
            .map(|(partnership, document)| RankedRecord::of(partnership, document, assumed))
            .collect::<Result<_, _>>()?;
        Ok(Self { survey, records, assumed })
    }
}

impl Answer for Landscapes<'_> {
    fn page(&self) -> Page {
        page::page(&self.records, self.assumed)
    }

    fn sheet(&self) -> Table {
        sheet::sheet(&self.records)
    }

    fn data(&self) -> Data<'_> {
        Data::Candidates(data::data(self.survey, &self.records, self.assumed))
    }
}

//! Registered deals: listed here, or in a CSV file that a sales system exports [S1].

use crate::document::record::record;
use crate::document::scalar::{CurrencyCode, Duration, Id, Instant, Link, Quantity, Text, Zone, keyword};
use crate::document::{ByParty, List, PartyRef};

record! { "a deals record",
    /// Registered deals, and how long a registration protects them.
    pub struct Deals {
        /// `deals/v1`.
        partner: Text,
        /// The partnership, if not given by the folder.
        partnership: Id,
        /// A CSV file with one deal a line.
        source: Link,
        /// Columns of that file.
        columns: Columns,
        /// How that file writes days; by default `ymd`. A day as in `2026-07-01` is read anyway.
        dates: DateOrder,
        /// The zone of the times in that file that name none.
        zone: Zone,
        /// What stands before the decimals in that file; by default amounts are written as the format writes them.
        decimal: DecimalSign,
        /// The currency of the amounts in that file that name none.
        currency: CurrencyCode,
        /// How that file stores its characters; by default `utf-8`.
        encoding: Encoding,
        /// Other names under which the parties stand in that file.
        aliases: ByParty<List<Text>>,
        /// Deals that are listed in the record itself.
        deals: List<Deal>,
        /// Protection period: how long no one else may register the same customer and product.
        protection: Duration,
    }
}

record! { "the columns",
    /// The columns of a CSV file by the words in its first line; by default the keys themselves.
    pub struct Columns {
        /// The customer.
        customer: Text,
        /// When the deal was registered.
        registered: Text,
        /// The party that registered it, by id or name.
        partner: Text,
        /// What is sold.
        product: Text,
        /// What it is worth.
        value: Text,
        /// The currency of what it is worth.
        currency: Text,
        /// Status of the deal.
        status: Text,
        /// Which customer of another deal this one is.
        same_as: Text,
        /// Which customers of other deals this one is not; several with semicolons between them.
        different: Text,
    }
}

keyword! {
    /// In which order a day is written.
    pub enum DateOrder {
        /// The year first: 2026-07-31.
        YearFirst = "ymd",
        /// The day first: 31.07.2026.
        DayFirst = "dmy",
        /// The month first: 07/31/2026.
        MonthFirst = "mdy",
    }
}

keyword! {
    /// What stands before the decimals of a number.
    pub enum DecimalSign {
        /// A point: 1,234.56.
        Point = ".",
        /// A comma: 1.234,56.
        Comma = ",",
    }
}

keyword! {
    /// How a file stores its characters.
    pub enum Encoding {
        /// As most programs do.
        Utf8 = "utf-8",
        /// As older programs on Windows do in Western Europe and America.
        Windows1252 = "windows-1252",
        /// Two bytes a character, as in "Unicode text" of a spreadsheet.
        Utf16 = "utf-16",
    }
}

record! { "a deal",
    /// One registration.
    pub struct Deal {
        /// The customer.
        customer: Text,
        /// When the deal was registered.
        registered: Instant,
        /// The party that registered it.
        partner: PartyRef,
        /// What is sold.
        product: Text,
        /// What it is worth.
        value: Quantity,
        /// Status of the deal.
        status: Text,
        /// The customer of another deal that is this one under another name.
        same_as: Text,
        /// Customers of other deals that are not this one, whatever their names look like.
        different: List<Text>,
    }
}

/// A deal from a CSV file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedDeal {
    /// The line of the file, counted from 1, on which it begins.
    pub line: u64,
    /// The deal.
    pub deal: Deal,
}

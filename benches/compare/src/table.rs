//! The table of results.

use std::fmt;
use std::time::Duration;

/// Rows in the order in which they were measured.
#[derive(Default)]
pub struct Table(Vec<Row>);

struct Row {
    what: String,
    result: String,
    floor: String,
    ratio: String,
    asked: String,
    met: Option<bool>,
}

/// Something measured, with its unit.
#[derive(Clone, Copy)]
pub enum Amount {
    Time(Duration),
    Bytes(u64),
}

impl Amount {
    fn number(self) -> f64 {
        match self {
            Self::Time(time) => time.as_secs_f64(),
            Self::Bytes(bytes) => bytes as f64,
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Time(time) if time.as_secs_f64() >= 1.0 => write!(formatter, "{:.2} s", time.as_secs_f64()),
            Self::Time(time) => write!(formatter, "{:.3} ms", time.as_secs_f64() * 1e3),
            Self::Bytes(bytes) => write!(formatter, "{:.1} MB", *bytes as f64 / 1e6),
        }
    }
}

impl From<Duration> for Amount {
    fn from(time: Duration) -> Self {
        Self::Time(time)
    }
}

impl Table {
    /// A result that is to be at most `limit`, whatever else takes how long.
    pub fn within(&mut self, what: impl Into<String>, result: impl Into<Amount>, limit: impl Into<Amount>) {
        let (result, limit) = (result.into(), limit.into());
        self.0.push(Row {
            what: what.into(),
            result: result.to_string(),
            floor: String::new(),
            ratio: String::new(),
            asked: format!("≤ {}", limit.to_string().replace(".000", "").replace(".0 ", " ")),
            met: Some(result.number() <= limit.number()),
        });
    }

    /// A result beside its floor, which is to take at most `limit` times as much; any ratio will do where there is none.
    pub fn beside(
        &mut self,
        what: impl Into<String>,
        result: impl Into<Amount>,
        (floor, floor_name): (impl Into<Amount>, &str),
        limit: Option<f64>,
    ) {
        let (result, floor) = (result.into(), floor.into());
        let ratio = result.number() / floor.number();
        self.0.push(Row {
            what: what.into(),
            result: result.to_string(),
            floor: format!("{floor}: {floor_name}"),
            ratio: format!("{ratio:.2}"),
            asked: limit.map(|limit| format!("≤ {limit}")).unwrap_or_default(),
            met: limit.map(|limit| ratio <= limit),
        });
    }

    /// Adds the rows of another table.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "| what | result | floor | ratio | asked for | |\n|---|---|---|---|---|---|")?;
        for Row { what, result, floor, ratio, asked, met } in &self.0 {
            let mark = met.map_or("", |met| if met { "✓" } else { "✗" });
            write!(formatter, "\n| {what} | {result} | {floor} | {ratio} | {asked} | {mark} |")?;
        }
        Ok(())
    }
}

//! Reports that were read.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Record, date, decode, encode};
use crate::model::{
    Amount, Bars, Chart, ImageUrl, Period, Ranked, Reading, Report, ReportSource, Uin, Unit,
};
use crate::store::{Error, Result};

/// The version without avatars.
const NAMED: u8 = 1;
const VERSION: u8 = 2;

/// What was read for a person and not told yet.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Readings(pub(in crate::store) Vec<Reading>);

/// Periods and sources stand by their names, so that neither order nor number matters.
#[derive(Serialize, Deserialize)]
struct ReadingV1 {
    uin: u64,
    nick: String,
    period: String,
    sources: Vec<String>,
    since: Option<i32>,
    until: i32,
    listened_s: Option<u64>,
    daily_average_s: Option<u64>,
    plays: Option<u64>,
    new_songs: Option<u64>,
    favourite_hour: Option<u8>,
    streak_days: Option<u32>,
    charts: Vec<ChartV1>,
    songs: Vec<RankedV1>,
    singers: Vec<RankedV1>,
    genres: Vec<RankedV1>,
    picture: Option<Vec<u8>>,
}

/// The order of the variants is part of the format: new ones go to the end.
#[derive(Serialize, Deserialize)]
enum BarsV1 {
    Hours,
    Weekdays,
    Days(i32),
    Months(i32),
}

/// As [`BarsV1`].
#[derive(Serialize, Deserialize)]
enum UnitV1 {
    Seconds,
    Plays,
}

#[derive(Serialize, Deserialize)]
struct ChartV1 {
    bars: BarsV1,
    unit: UnitV1,
    values: Vec<u64>,
}

#[derive(Serialize, Deserialize)]
struct RankedV1 {
    name: String,
    singer: String,
    mid: Option<String>,
    amount: Option<(u64, UnitV1)>,
}

impl From<Unit> for UnitV1 {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Seconds => Self::Seconds,
            Unit::Plays => Self::Plays,
        }
    }
}

impl From<UnitV1> for Unit {
    fn from(unit: UnitV1) -> Self {
        match unit {
            UnitV1::Seconds => Self::Seconds,
            UnitV1::Plays => Self::Plays,
        }
    }
}

impl From<&Chart> for ChartV1 {
    fn from(Chart { bars, unit, values }: &Chart) -> Self {
        let bars = match bars {
            Bars::Hours => BarsV1::Hours,
            Bars::Weekdays => BarsV1::Weekdays,
            Bars::Days { first } => BarsV1::Days(first.to_epoch_days()),
            Bars::Months { year } => BarsV1::Months(*year),
        };
        Self { bars, unit: (*unit).into(), values: values.clone() }
    }
}

impl ChartV1 {
    fn read(self) -> Result<Chart> {
        let bars = match self.bars {
            BarsV1::Hours => Bars::Hours,
            BarsV1::Weekdays => Bars::Weekdays,
            BarsV1::Days(first) => Bars::Days { first: date(first)? },
            BarsV1::Months(year) => Bars::Months { year },
        };
        Ok(Chart { bars, unit: self.unit.into(), values: self.values })
    }
}

impl From<&Ranked> for RankedV1 {
    fn from(Ranked { name, singer, mid, amount }: &Ranked) -> Self {
        let amount = amount.map(|Amount { value, unit }| (value, unit.into()));
        Self { name: name.clone(), singer: singer.clone(), mid: mid.clone(), amount }
    }
}

impl From<RankedV1> for Ranked {
    fn from(RankedV1 { name, singer, mid, amount }: RankedV1) -> Self {
        let amount = amount.map(|(value, unit)| Amount { value, unit: unit.into() });
        Self { name, singer, mid, amount }
    }
}

impl From<&Reading> for ReadingV1 {
    fn from(Reading { uin, nick, avatar: _, report }: &Reading) -> Self {
        let Report {
            period,
            sources,
            since,
            until,
            listened_s,
            daily_average_s,
            plays,
            new_songs,
            favourite_hour,
            streak_days,
            charts,
            songs,
            singers,
            genres,
            picture,
        } = report;
        let all = |rows: &[Ranked]| rows.iter().map(RankedV1::from).collect();
        Self {
            uin: uin.value(),
            nick: nick.clone(),
            period: period.name().to_owned(),
            sources: sources.iter().map(|source| source.name().to_owned()).collect(),
            since: since.map(|day| day.to_epoch_days()),
            until: until.to_epoch_days(),
            listened_s: *listened_s,
            daily_average_s: *daily_average_s,
            plays: *plays,
            new_songs: *new_songs,
            favourite_hour: *favourite_hour,
            streak_days: *streak_days,
            charts: charts.iter().map(ChartV1::from).collect(),
            songs: all(songs),
            singers: all(singers),
            genres: all(genres),
            picture: picture.clone(),
        }
    }
}

impl ReadingV1 {
    fn read(self) -> Result<Reading> {
        let unknown = Error::Corrupt("an unknown period");
        let period = Period::from_name(&self.period).ok_or(unknown)?;
        let all = |rows: Vec<RankedV1>| rows.into_iter().map(Ranked::from).collect();
        let report = Report {
            period,
            sources: self.sources.iter().filter_map(|name| ReportSource::from_name(name)).collect(),
            since: self.since.map(date).transpose()?,
            until: date(self.until)?,
            listened_s: self.listened_s,
            daily_average_s: self.daily_average_s,
            plays: self.plays,
            new_songs: self.new_songs,
            favourite_hour: self.favourite_hour,
            streak_days: self.streak_days,
            charts: self.charts.into_iter().map(ChartV1::read).collect::<Result<_>>()?,
            songs: all(self.songs),
            singers: all(self.singers),
            genres: all(self.genres),
            picture: self.picture,
        };
        let uin = Uin::new(self.uin).map_err(|_| Error::Corrupt("an account without a number"))?;
        Ok(Reading { uin, nick: self.nick, avatar: None, report })
    }
}

/// A reading, and the address of the account's avatar.
type ReadingV2 = (ReadingV1, Option<String>);

impl Record for Readings {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let avatar = |reading: &Reading| {
            reading.avatar.as_ref().map(|avatar| avatar.url().as_str().to_owned())
        };
        let readings: Vec<ReadingV2> =
            self.0.iter().map(|reading| (reading.into(), avatar(reading))).collect();
        encode(VERSION, &readings)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        if bytes.first() == Some(&NAMED) {
            let readings: Vec<ReadingV1> = decode(NAMED, bytes)?;
            return Ok(Self(readings.into_iter().map(ReadingV1::read).collect::<Result<_>>()?));
        }
        let readings: Vec<ReadingV2> = decode(VERSION, bytes)?;
        let read = |(reading, avatar): ReadingV2| {
            let avatar = avatar.as_deref().and_then(ImageUrl::parse);
            Ok(Reading { avatar, ..reading.read()? })
        };
        Ok(Self(readings.into_iter().map(read).collect::<Result<_>>()?))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn a_reading_from_before_avatars_is_read() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
        let uin = Uin::new(1_000_000_041).expect("a number");
        let avatar = ImageUrl::parse("https://y.gtimg.cn/a.jpg");
        let report = Report::unknown(Period::Today, Some(day), day);
        let reading = Reading { uin, nick: "小林".to_owned(), avatar, report };
        let old = encode(NAMED, &vec![ReadingV1::from(&reading)]);
        let read = |bytes: &[u8]| Readings::from_bytes(bytes).expect("read").0;
        assert_eq!(read(&old), [Reading { avatar: None, ..reading.clone() }]);
        assert_eq!(read(&Readings(vec![reading.clone()]).to_bytes()), [reading]);
    }
}

//! What this process takes of the machine, as Linux tells it.

use std::fmt;
use std::fs;

use anyhow::Context;

/// Ticks of `/proc/self/stat` in a second.
const TICKS: f64 = 100.0;

/// What was taken so far.
pub(crate) struct Usage {
    cpu_s: f64,
    resident_kib: u64,
}

/// What was taken since.
pub(crate) struct Taken {
    cpu_s: f64,
    more_mib: f64,
}

impl Usage {
    /// Begins to measure; the peak of memory counts from here.
    pub(crate) fn begin() -> anyhow::Result<Self> {
        fs::write("/proc/self/clear_refs", "5")?;
        Ok(Self { cpu_s: cpu_s()?, resident_kib: status("VmRSS:")? })
    }

    /// Processor time, and how far memory was above that of the beginning at most.
    pub(crate) fn since(&self) -> anyhow::Result<Taken> {
        let more_kib = status("VmHWM:")?.saturating_sub(self.resident_kib);
        let more_mib = f64::from(u32::try_from(more_kib)?) / 1024.0;
        Ok(Taken { cpu_s: cpu_s()? - self.cpu_s, more_mib })
    }
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} s of CPU, at most {:.1} MiB more memory", self.cpu_s, self.more_mib)
    }
}

fn cpu_s() -> anyhow::Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(") ").context("a name in brackets")?;
    // utime and stime are the 14th and 15th of all fields, of which two stand before.
    let ticks: Vec<f64> = fields.split(' ').skip(11).take(2).flat_map(str::parse).collect();
    Ok(ticks.iter().sum::<f64>() / TICKS)
}

fn status(name: &str) -> anyhow::Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)).context("a line")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

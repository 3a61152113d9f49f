//! How many requests a client may make a minute.
//!
//! Two neighbouring minutes are counted for each client, and what stands of the older one is
//! weighed by how much of it is less than a minute ago: close to a true sliding minute, in a few bytes
//! a client. A client is the address at the other end of the connection; headers that name
//! another can be invented and are not read.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const MINUTE: Duration = Duration::from_secs(60);
/// Clients that are remembered. More at once share one count, so that memory has a bound.
const CLIENTS: usize = 10_000;

/// The counts of all clients.
pub(super) struct Limit {
    a_minute: u32,
    clients: Mutex<HashMap<IpAddr, Count>>,
}

#[derive(Clone, Copy)]
struct Count {
    began: Instant,
    now: u32,
    before: u32,
}

impl Limit {
    /// So many requests a minute; 0 is no limit.
    pub(super) fn new(a_minute: u32) -> Self {
        Self { a_minute, clients: Mutex::default() }
    }

    /// Lets a request through, or says how long its client has to wait.
    pub(super) fn pass(&self, client: IpAddr, now: Instant) -> Result<(), Duration> {
        if self.a_minute == 0 {
            return Ok(());
        }
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        let mut client = whole(client);
        if clients.len() >= CLIENTS && !clients.contains_key(&client) {
            clients.retain(|_, count| now.duration_since(count.began) < 2 * MINUTE);
            if clients.len() >= CLIENTS {
                client = IpAddr::V6(Ipv6Addr::UNSPECIFIED);
            }
        }
        let fresh = Count { began: now, now: 0, before: 0 };
        clients.entry(client).or_insert(fresh).pass(self.a_minute, now)
    }
}

impl Count {
    fn pass(&mut self, most: u32, now: Instant) -> Result<(), Duration> {
        let mut age = now.duration_since(self.began);
        if age >= 2 * MINUTE {
            *self = Self { began: now, now: 0, before: 0 };
            age = Duration::ZERO;
        } else if age >= MINUTE {
            *self = Self { began: self.began + MINUTE, now: 0, before: self.now };
            age -= MINUTE;
        }
        let passed = age.as_secs_f64() / MINUTE.as_secs_f64();
        let counted = f64::from(self.before) * (1.0 - passed) + f64::from(self.now);
        if counted + 1.0 <= f64::from(most) {
            self.now += 1;
            return Ok(());
        }
        // What weighs too much has to grow old: that of the minute before, or of this one.
        let room = f64::from(most) - 1.0 - f64::from(self.now);
        let wait = if room >= 0.0 && self.before > 0 {
            (1.0 - room / f64::from(self.before)) - passed
        } else {
            (1.0 - passed) + (1.0 - (f64::from(most) - 1.0) / f64::from(self.now.max(1))).max(0.0)
        };
        Err(MINUTE.mul_f64(wait.clamp(0.0, 2.0)))
    }
}

/// An IPv6 network of 64 bits is one client: its addresses cost nothing.
fn whole(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 1))
        }
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(number: u32) -> IpAddr {
        IpAddr::V4(number.into())
    }

    #[test]
    fn a_client_gets_its_requests_and_is_told_when_the_next_may_come() {
        let (limit, begin) = (Limit::new(3), Instant::now());
        let pass = |seconds: f64| limit.pass(client(1), begin + Duration::from_secs_f64(seconds));
        for _ in 0..3 {
            pass(1.0).expect("within the limit");
        }
        let wait = pass(2.0).expect_err("one too many");
        assert!(pass(2.0 + wait.as_secs_f64() - 1.0).is_err());
        pass(2.0 + wait.as_secs_f64() + 0.01).expect("after the wait");
        limit.pass(client(2), begin).expect("another client");
    }

    #[test]
    fn around_the_end_of_a_minute_no_more_come_through() {
        let (limit, begin) = (Limit::new(60), Instant::now());
        let pass = |ms: u64| limit.pass(client(1), begin + Duration::from_millis(ms)).is_ok();
        assert!(pass(0));
        let passed = (59_000..61_000).step_by(10).filter(|ms| pass(*ms)).count();
        assert!(passed <= 62, "{passed}");
        assert!((121_000..122_000).step_by(100).all(pass), "old ones are forgotten");
    }

    #[test]
    fn memory_has_a_bound_and_a_network_is_one_client() {
        let (limit, now) = (Limit::new(1), Instant::now());
        for number in 0..20_000 {
            let _ = limit.pass(client(number), now);
        }
        assert!(limit.clients.lock().expect("lives").len() <= CLIENTS + 1);
        let limit = Limit::new(1);
        let address = |text: &str| text.parse().expect("an address");
        limit.pass(address("2001:db8::1"), now).expect("the first");
        limit.pass(address("2001:db8::ffff"), now).expect_err("the same network");
        limit.pass(address("2001:db8:0:1::1"), now).expect("another network");
        assert!((0..1000).all(|_| Limit::new(0).pass(client(1), now).is_ok()));
    }
}

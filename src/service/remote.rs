//! Another server that is asked in a person's name: their keys go there only after they were told
//! its name, once.

use super::{Caller, Error, Result, Service};

/// Which requests go to another server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemoteUse {
    /// All that it can answer.
    Everything,
    /// Only what QQ Music's own protocol cannot do.
    TheRest,
}

/// The other server, as people know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteServer {
    /// Its host, with the port where it is not the usual one.
    pub name: String,
    /// What it is asked.
    pub used_for: RemoteUse,
}

impl Service {
    /// The same service, whose backend asks this server too.
    pub fn with_remote(self, remote: Option<RemoteServer>) -> Self {
        Self { remote, ..self }
    }

    /// Remembers that the person was told which server their keys go to. Without effect when
    /// there is none.
    pub async fn told_remote(&self, caller: &Caller) -> Result<()> {
        match &self.remote {
            Some(remote) => Ok(self.store.save_told_remote(caller.stored()?, &remote.name).await?),
            None => Ok(()),
        }
    }

    /// Before keys are used for anything.
    /// Errors: [`Error::RemoteUntold`] when they would leave for a server the person was not told of.
    pub(super) async fn may_ask(&self, caller: &Caller) -> Result<()> {
        match &self.remote {
            Some(remote) if remote.used_for == RemoteUse::Everything => {
                self.may_ask_remote(caller).await
            }
            _ => Ok(()),
        }
    }

    /// Before keys are used for what only the other server can do. Keys that came with a request
    /// are its sender's own care.
    /// Errors: as [`may_ask`](Self::may_ask).
    pub(super) async fn may_ask_remote(&self, caller: &Caller) -> Result<()> {
        let (Some(remote), Some(person)) = (&self.remote, caller.person_stored()) else {
            return Ok(());
        };
        match self.store.told_remote(person).await? {
            Some(name) if name == remote.name => Ok(()),
            _ => Err(Error::RemoteUntold { name: remote.name.clone() }),
        }
    }
}

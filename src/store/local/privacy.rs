//! [`Privacy`] over an engine of this process.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::Local;
use crate::model::PersonId;
use crate::store::kept::Kept;
use crate::store::{Account, Belongings, Forgotten, Privacy, Result};

#[async_trait]
impl Privacy for Local {
    async fn belongings(&self, person: PersonId, now: DateTime<Utc>) -> Result<Belongings> {
        self.look(move |kept| kept.belongings(person, now)).await
    }

    async fn forget(&self, person: PersonId, now: DateTime<Utc>) -> Result<Vec<(Account, bool)>> {
        // Looking takes long when there are many people, and writers go on meanwhile.
        let scattered = self.look(move |kept| kept.scattered(person)).await?;
        self.durable(move |kept| kept.forget(person, &scattered, now)).await
    }

    async fn forgotten(&self) -> Result<Option<Forgotten>> {
        self.read(Kept::forgotten).await
    }

    async fn rewrite(&self) -> Result<()> {
        self.durable(Kept::rewrite).await
    }
}

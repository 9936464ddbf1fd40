-- What browsers sent of themselves is kept no longer; sessions from before have no words for it.
ALTER TABLE "sessions" DROP COLUMN "user_agent",
ADD COLUMN     "device" TEXT,
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(6);
UPDATE "sessions" SET "device" = 'Unknown', "last_seen_at" = "created_at";
ALTER TABLE "sessions" ALTER COLUMN "device" SET NOT NULL,
ALTER COLUMN "last_seen_at" SET NOT NULL;

-- CreateTable
CREATE TABLE "invitations" (
    "account_id" BIGINT NOT NULL,
    "invitation_id" BIGINT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "member_role" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "accepted_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("account_id","invitation_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitations_account_id_token_hash_key" ON "invitations"("account_id", "token_hash");

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "events" ADD COLUMN     "reported_cost_picos" BIGINT;

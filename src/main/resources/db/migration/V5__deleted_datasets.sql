-- A deleted dataset stays for thirty days, to be taken back.
alter table dataset add column deleted_at timestamp(3) with time zone;
